window.YTD.audio_video_calls_in_dm.part0 = [
 {
  "audioVideoCallsInDm": {
   "startTime": "1"
  }
 }
]
