window.YTD.follower.part0 = [ { "accountId" : "222" }, { "accountId" : "222" } ]
