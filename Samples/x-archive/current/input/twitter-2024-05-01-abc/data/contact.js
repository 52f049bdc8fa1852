window.YTD.contact.part0 = [
 {
  "contact": {
   "id": "1",
   "emails": [
    "pal@example.org"
   ],
   "phoneNumbers": [
    "+447700900556"
   ]
  }
 },
 {
  "contact": {
   "id": "2",
   "emails": [],
   "phoneNumbers": []
  }
 }
]
