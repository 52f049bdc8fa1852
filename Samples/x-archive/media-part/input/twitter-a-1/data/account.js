window.YTD.account.part0 = [ {"account": {"accountId": "111222333", "username": "ada_example", "accountDisplayName": "Ada", "createdAt": "2020-01-01T00:00:00.000Z", "createdVia": "web"}} ]
