window.YTD.block.part0 = [
 {
  "blocking": {
   "accountId": "444",
   "userLink": "x"
  }
 }
]
