window.__THAR_CONFIG = {"userInfo":{"accountId":"111222333"}}
