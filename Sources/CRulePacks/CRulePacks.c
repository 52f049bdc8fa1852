// SPDX-License-Identifier: Apache-2.0

#include "CRulePacks.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char core_en[] = {
#embed "../RuleEngine/Packs/core-en.yaml"
};
static const unsigned char core_fr[] = {
#embed "../RuleEngine/Packs/core-fr.yaml"
};
static const unsigned char core_es[] = {
#embed "../RuleEngine/Packs/core-es.yaml"
};
static const unsigned char core_pt[] = {
#embed "../RuleEngine/Packs/core-pt.yaml"
};
static const unsigned char core_de[] = {
#embed "../RuleEngine/Packs/core-de.yaml"
};
static const unsigned char core_tl[] = {
#embed "../RuleEngine/Packs/core-tl.yaml"
};
static const unsigned char wording_en[] = {
#embed "../RuleEngine/Packs/wording-en.wording"
};
static const unsigned char wording_talks[] = {
#embed "../RuleEngine/Packs/wording-talks.wording"
};
static const unsigned char wording_sides[] = {
#embed "../RuleEngine/Packs/wording-sides.wording"
};

static const cf_rule_pack packs[] = {
    {"core-en.yaml", core_en, sizeof core_en},
    {"core-fr.yaml", core_fr, sizeof core_fr},
    {"core-es.yaml", core_es, sizeof core_es},
    {"core-pt.yaml", core_pt, sizeof core_pt},
    {"core-de.yaml", core_de, sizeof core_de},
    {"core-tl.yaml", core_tl, sizeof core_tl},
    {"wording-en.wording", wording_en, sizeof wording_en},
    {"wording-talks.wording", wording_talks, sizeof wording_talks},
    {"wording-sides.wording", wording_sides, sizeof wording_sides},
};

const cf_rule_pack *cf_rule_packs(size_t *count) {
    *count = sizeof packs / sizeof packs[0];
    return packs;
}
