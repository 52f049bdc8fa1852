"use strict";

function CheckLocation() {}
