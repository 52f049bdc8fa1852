// SPDX-License-Identifier: Apache-2.0
#include "CPhoneNumber.h"

#include <cstring>
#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

extern "C" int cpn_normalise(const char *text, const char *region, char *buffer, size_t size) {
    // The library is a singleton that is safe to read from several threads once it is made.
    static const PhoneNumberUtil *util = [] {
        PhoneNumberUtil *made = PhoneNumberUtil::GetInstance();
        // Its default logger prints to standard output; our output is data alone.
        made->SetLogger(new i18n::phonenumbers::NullLogger());
        return made;
    }();
    PhoneNumber number;
    if (util->Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    if (!util->IsPossibleNumber(number)) return 0;
    std::string formatted;
    util->Format(number, PhoneNumberUtil::E164, &formatted);
    if (formatted.size() + 1 > size) return 0;
    std::memcpy(buffer, formatted.c_str(), formatted.size() + 1);
    if (!util->IsValidNumber(number)) return 1;
    switch (util->GetNumberType(number)) {
    case PhoneNumberUtil::PREMIUM_RATE:
    case PhoneNumberUtil::SHARED_COST:
    case PhoneNumberUtil::PAGER:
    case PhoneNumberUtil::UAN:
        return 3;
    default:
        return 2;
    }
}
