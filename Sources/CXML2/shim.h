// SPDX-License-Identifier: Apache-2.0
// libxml2's headers pull in ICU's when it was built with ICU, and those clash with
// Foundation's own ICU module: the switch is undone before the other headers are read.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
