"""Who fills which slot of a trigger: hand-made parses of the constructions that the rules meet."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Token

from actorgraph.ontology import cues
from actorgraph.syntax.arcs import conjuncts
from actorgraph.syntax.slots import slot
from actorgraph.syntax.voice import is_passive
from parse_samples import doc, token

SENTENCES = {
    "active": """Iran/NNP/nsubj/sold/GPE sold=sell/VBD/ROOT drones=drone/NNS/dobj/sold
        to/IN/dative/sold Russia/NNP/pobj/to/GPE""",
    "passive": """Drones=drone/NNS/nsubjpass/sold were=be/VBD/auxpass/sold sold=sell/VBN/ROOT
        to/IN/prep/sold Russia/NNP/pobj/to/GPE by/IN/agent/sold Iran/NNP/pobj/by/GPE""",
    "passive without agent": """Russia/NNP/nsubjpass/warned/GPE was=be/VBD/auxpass/warned
        warned=warn/VBN/ROOT""",
    "at the hands of": """Somali/JJ/amod/troops/NORP troops=troop/NNS/nsubjpass/beaten
        were=be/VBD/auxpass/beaten beaten=beat/VBN/ROOT at/IN/prep/beaten the/DT/det/hands
        hands=hand/NNS/pobj/at of/IN/prep/hands Kenya/NNP/pobj/of/GPE""",
    "dative noun": """Iran/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Russia/NNP/dative/gave/GPE
        drones=drone/NNS/dobj/gave""",
    "subject relative": """Serbia/NNP/nsubj/denied/GPE which/WDT/nsubj/sold
        sold=sell/VBD/relcl/Serbia rifles=rifle/NNS/dobj/sold to/IN/dative/sold
        Sudan/NNP/pobj/to/GPE denied=deny/VBD/ROOT it/PRP/dobj/denied""",
    "object relative": """The=the/DT/det/rifles rifles=rifle/NNS/nsubj/were that/WDT/dobj/sold
        Serbia/NNP/nsubj/sold/GPE sold=sell/VBD/relcl/rifles to/IN/prep/sold
        Sudan/NNP/pobj/to/GPE were=be/VBD/ROOT old/JJ/acomp/were""",
    "bare relative": """The=the/DT/det/rifles rifles=rifle/NNS/nsubj/were Serbia/NNP/nsubj/sold/GPE
        sold=sell/VBD/relcl/rifles were=be/VBD/ROOT old/JJ/acomp/were""",
    "stranded preposition": """The=the/DT/det/group group/NN/nsubj/fled that/WDT/dobj/fought
        Chad/NNP/nsubj/fought/GPE fought=fight/VBD/relcl/group with/IN/prep/fought
        fled=flee/VBD/ROOT""",
    "subject control": """Russia/NNP/nsubj/agreed/GPE agreed=agree/VBD/ROOT to/TO/aux/sell
        sell/VB/xcomp/agreed tanks=tank/NNS/dobj/sell to/IN/dative/sell Libya/NNP/pobj/to#2/GPE""",
    "object control": """Japan/NNP/nsubj/urged/GPE urged=urge/VBD/ROOT China/NNP/dobj/urged/GPE
        to/TO/aux/warn warn/VB/xcomp/urged Iran/NNP/dobj/warn/GPE""",
    "asked by a preposition": """Japan/NNP/nsubj/called/GPE called=call/VBD/ROOT on/IN/prep/called
        China/NNP/pobj/on/GPE to/TO/aux/warn warn/VB/xcomp/called Iran/NNP/dobj/warn/GPE""",
    "an appeal to somebody": """Japan/NNP/poss/appeal/GPE appeal/NN/nsubj/failed to/IN/prep/appeal
        China/NNP/pobj/to/GPE to/TO/aux/warn warn/VB/acl/appeal Iran/NNP/dobj/warn/GPE
        failed=fail/VBD/ROOT""",
    "a foiled plot is another's": """Egypt/NNP/nsubj/foiled/GPE foiled=foil/VBD/ROOT
        a/DT/det/plot plot/NN/dobj/foiled to/TO/aux/attack attack/VB/acl/plot
        Libya/NNP/dobj/attack/GPE""",
    "an attempt by somebody": """Egypt/NNP/nsubj/foiled/GPE foiled=foil/VBD/ROOT
        an/DT/det/attempt attempt/NN/dobj/foiled by/IN/prep/attempt Chad/NNP/pobj/by/GPE
        to/TO/aux/attack attack/VB/acl/attempt Libya/NNP/dobj/attack/GPE""",
    "an effort of one's own": """Egypt/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT
        an/DT/det/effort effort/NN/dobj/launched to/TO/aux/attack attack/VB/acl/effort
        Libya/NNP/dobj/attack/GPE""",
    "promise is no object control": """Japan/NNP/nsubj/promised/GPE promised=promise/VBD/ROOT
        China/NNP/dobj/promised/GPE to/TO/aux/warn warn/VB/xcomp/promised
        Iran/NNP/dobj/warn/GPE""",
    "that clause": """Chad/NNP/nsubj/demanded/GPE demanded=demand/VBD/ROOT that/IN/mark/withdraw
        Libya/NNP/nsubj/withdraw/GPE withdraw/VB/ccomp/demanded""",
    "told clause": """Chad/NNP/nsubj/said/GPE said=say/VBD/ROOT that/IN/mark/withdrew
        Libya/NNP/nsubj/withdrew/GPE withdrew=withdraw/VBD/ccomp/said""",
    "goal": """Chad/NNP/nsubj/refused/GPE refused=refuse/VBD/ROOT to/TO/aux/talk
        talk/VB/xcomp/refused to/IN/prep/talk Libya/NNP/pobj/to#2/GPE""",
    "coordinated verbs": """Egypt/NNP/nsubj/met/GPE met=meet/VBD/ROOT Iran/NNP/dobj/met/GPE
        and/CC/cc/met warned=warn/VBD/conj/met Israel/NNP/dobj/warned/GPE""",
    "one object of two verbs": """Egypt/NNP/nsubj/condemned/GPE condemned=condemn/VBD/ROOT
        and/CC/cc/condemned warned=warn/VBD/conj/condemned Israel/NNP/dobj/warned/GPE""",
    "gerund by": """Spain/NNP/nsubj/helped/GPE helped=help/VBD/ROOT Mali/NNP/dobj/helped/GPE
        by/IN/prep/helped sending=send/VBG/pcomp/by trucks=truck/NNS/dobj/sending""",
    "gerund of": """Spain/NNP/nsubj/accused/GPE accused=accuse/VBD/ROOT Mali/NNP/dobj/accused/GPE
        of/IN/prep/accused arming=arm/VBG/pcomp/of Chad/NNP/dobj/arming/GPE""",
    "light verb": """France/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT
        strikes=strike/NNS/dobj/launched on/IN/prep/launched Mali/NNP/pobj/on/GPE""",
    "other verb": """France/NNP/nsubj/watched/GPE watched=watch/VBD/ROOT
        strikes=strike/NNS/dobj/watched on/IN/prep/strikes Mali/NNP/pobj/on/GPE""",
    "inverse light verb": """Mali/NNP/nsubj/received/GPE received=receive/VBD/ROOT
        aid/NN/dobj/received from/IN/prep/received France/NNP/pobj/from/GPE""",
    "inverse with preposition": """Mali/NNP/nsubj/came/GPE came=come/VBD/ROOT under/IN/prep/came
        attack/NN/pobj/under by/IN/prep/attack France/NNP/pobj/by/GPE""",
    "relative light verb": """The=the/DT/det/strikes strikes=strike/NNS/nsubj/failed
        that/WDT/dobj/launched France/NNP/nsubj/launched/GPE
        launched=launch/VBD/relcl/strikes failed=fail/VBD/ROOT""",
    "hyphen": """The=the/DT/det/rebels Mali/NNP/npadvmod/backed/GPE -/HYPH/punct/backed
        backed=back/VBN/amod/rebels rebels=rebel/NNS/nsubj/fled fled=flee/VBD/ROOT""",
    "hyphens with and": """The=the/DT/det/rebels Mali/NNP/nmod/backed/GPE -/HYPH/punct/Mali
        and/CC/cc/Mali Chad/NNP/conj/Mali/GPE -#/HYPH/punct/backed backed=back/VBN/amod/rebels
        rebels=rebel/NNS/nsubj/fled fled=flee/VBD/ROOT""",
    "chain": """The=the/DT/det/pact Russia/NNP/compound/China/GPE -/HYPH/punct/China
        China/NNP/compound/Iran/GPE -/HYPH/punct/Iran Iran/NNP/compound/pact/GPE
        pact/NN/nsubj/failed failed=fail/VBD/ROOT""",
    "between": """Talks=talk/NNS/nsubj/failed between/IN/prep/Talks Egypt/NNP/pobj/between/GPE
        and/CC/cc/Egypt Sudan/NNP/conj/Egypt/GPE failed=fail/VBD/ROOT""",
    "two possessors": """Canada/NNP/poss/support/GPE 's/POS/case/Canada
        and/CC/cc/Canada Japan/NNP/conj/Canada/GPE 's/POS/case/Japan support/NN/nsubj/grew
        for/IN/prep/support Peru/NNP/pobj/for/GPE grew=grow/VBD/ROOT""",
    "shared owner": """Iranian/JJ/amod/drones/NORP drones=drone/NNS/nsubj/came and/CC/cc/drones
        missiles=missile/NNS/conj/drones came=come/VBD/ROOT""",
    "out of": """Russia/NNP/nsubj/pulled/GPE pulled=pull/VBD/ROOT troops=troop/NNS/dobj/pulled
        out/IN/prep/pulled of/IN/prep/out Syria/NNP/pobj/of/GPE""",
    "repeated preposition": """Chad/NNP/nsubj/met/GPE met=meet/VBD/ROOT with/IN/prep/met
        Mali/NNP/pobj/with/GPE and/CC/cc/with with/IN/conj/with Niger/NNP/pobj/with#2/GPE""",
    "copula": """Chad/NNP/nsubj/is/GPE is=be/VBZ/ROOT hostile/JJ/acomp/is to/IN/prep/hostile
        Libya/NNP/pobj/to/GPE""",
    "predicate noun": """Chad/NNP/nsubj/is/GPE is=be/VBZ/ROOT an/DT/det/ally ally/NN/attr/is
        of/IN/prep/ally Mali/NNP/pobj/of/GPE""",
    "after talks": """After=after/IN/prep/left talks=talk/NNS/pobj/After with/IN/prep/talks
        Mali/NNP/pobj/with/GPE Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT""",
    "reduced relative": """The=the/DT/det/rifles rifles=rifle/NNS/nsubj/jammed
        sold=sell/VBN/acl/rifles by/IN/agent/sold Serbia/NNP/pobj/by/GPE jammed=jam/VBD/ROOT""",
    "label before colon": """CHAD/NNP/nsubj/warned/GPE :/:/punct/CHAD He=he/PRP/nsubj/warned
        warned=warn/VBD/ROOT Mali/NNP/dobj/warned/GPE""",
    "committed to": """Chad/NNP/nsubj/remains/GPE remains=remain/VBZ/ROOT
        committed/JJ/acomp/remains to/IN/prep/committed fighting=fight/VBG/pcomp/to
        Mali/NNP/dobj/fighting/GPE""",
    "spent days": """Chad/NNP/nsubj/spent/GPE spent=spend/VBD/ROOT nine/CD/nummod/days
        days=day/NNS/dobj/spent fighting=fight/VBG/acl/days Mali/NNP/dobj/fighting/GPE""",
    "saw men": """Chad/NNP/nsubj/saw/GPE saw=see/VBD/ROOT men=man/NNS/dobj/saw
        fighting=fight/VBG/acl/men Mali/NNP/dobj/fighting/GPE""",
    "fronted gerund": """Meeting=meet/VBG/compound/Chad Chad/NNP/npadvmod/warned/GPE
        ,/,/punct/warned Mali/NNP/nsubj/warned/GPE warned=warn/VBD/ROOT
        Togo/NNP/dobj/warned/GPE""",
    "gerund in a name": """The=the/DT/det/Group Meeting=meet/VBG/compound/Group
        Group/NNP/nsubj/warned/ORG warned=warn/VBD/ROOT Togo/NNP/dobj/warned/GPE""",
    "misplaced purpose": """Chad/NNP/nsubj/spoke/GPE spoke=speak/VBD/ROOT of/IN/prep/spoke
        troops=troop/NNS/pobj/of to/TO/aux/help help/VB/advcl/spoke Mali/NNP/dobj/help/GPE""",
    "purpose": """Chad/NNP/nsubj/sent/GPE sent=send/VBD/ROOT troops=troop/NNS/dobj/sent
        to/TO/aux/help help/VB/advcl/sent Mali/NNP/dobj/help/GPE""",
    "a charge that sums up": """Chad/NNP/nsubj/accused/GPE accused=accuse/VBD/ROOT
        Mali/NNP/dobj/accused/GPE of/IN/prep/accused theft/NN/pobj/of ,/,/punct/accused
        a/DT/det/charge charge/NN/dobj/accused that/WDT/dobj/denied Niger/NNP/nsubj/denied/GPE
        denied=deny/VBD/relcl/charge""",
    "a move that sums up": """Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT Mali/NNP/dobj/left/GPE
        ,/,/punct/left a/DT/det/move move/NN/dobj/left that/IN/mark/tried Niger/NNP/nsubj/tried/GPE
        tried=try/VBD/acl/move to/TO/aux/block block/VB/xcomp/tried""",
    "a summary before its verb": """Chad/NNP/nsubj/told/GPE told=tell/VBD/ROOT
        Mali/NNP/dobj/told/GPE to/TO/aux/leave leave/VB/xcomp/told ,/,/punct/told a/DT/det/demand
        demand/NN/nsubj/ignored Niger/NNP/nsubj/ignored/GPE ignored=ignore/VBD/ccomp/told""",
    "two objects": """Chad/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Mali/NNP/dobj/gave/GPE
        trucks=truck/NNS/dobj/gave""",
    "an answered call": """Chad/NNP/nsubj/rejected/GPE rejected=reject/VBD/ROOT
        a/DT/det/call call/NN/dobj/rejected by/IN/prep/call Mali/NNP/pobj/by/GPE""",
    "an ignored plea": """Mali/NNP/poss/plea/GPE
        plea/NN/nsubjpass/ignored
        was=be/VBD/auxpass/ignored ignored=ignore/VBN/ROOT by/IN/agent/ignored
        Chad/NNP/pobj/by/GPE""",
    "bowing to pressure": """Chad/NNP/nsubj/bowed/GPE bowed=bow/VBD/ROOT to/IN/prep/bowed
        pressure/NN/pobj/to from/IN/prep/pressure Mali/NNP/pobj/from/GPE""",
    "a call that is only told": """Chad/NNP/nsubj/reported/GPE reported=report/VBD/ROOT
        a/DT/det/call call/NN/dobj/reported by/IN/prep/call Mali/NNP/pobj/by/GPE""",
    "a drafted text": """The=the/DT/det/draft draft/NN/nsubj/failed drafted=draft/VBN/acl/draft
        by/IN/agent/drafted Chad/NNP/pobj/by/GPE failed=fail/VBD/ROOT""",
    "a demand that": """Chad/NNP/poss/demand/GPE demand/NN/nsubj/failed that/IN/mark/leave
        Mali/NNP/nsubj/leave/GPE leave/VBP/acl/demand failed=fail/VBD/ROOT""",
    "a call for": """Chad/NNP/poss/call/GPE call/NN/nsubj/failed for/IN/prep/call
        Mali/NNP/pobj/for/GPE to/TO/aux/leave leave/VB/acl/call failed=fail/VBD/ROOT""",
    "at the request": """At=at/IN/prep/left the/DT/det/request request/NN/pobj/At of/IN/prep/request
        Mali/NNP/pobj/of/GPE Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT""",
    "unless": """Chad/NNP/nsubj/threatened/GPE threatened=threaten/VBD/ROOT to/TO/aux/strike
        strike/VB/xcomp/threatened unless/IN/mark/left Mali/NNP/nsubj/left/GPE
        left=leave/VBD/advcl/strike""",
    "aim of an infinitive": """Chad/NNP/nsubj/threatened/GPE threatened=threaten/VBD/ROOT
        to/TO/aux/resume resume/VB/xcomp/threatened raids=raid/NNS/dobj/resume on/IN/prep/raids
        Mali/NNP/pobj/on/GPE""",
    "a refusal to": """Chad/NNP/poss/refusal/GPE refusal/NN/nsubj/hurt to/TO/aux/meet
        meet/VB/acl/refusal Mali/NNP/dobj/meet/GPE hurt/VBD/ROOT trade/NN/dobj/hurt""",
    "denied in a capital": """The=the/DT/det/claim claim/NN/nsubjpass/denied
        was=be/VBD/auxpass/denied denied=deny/VBN/ROOT in/IN/prep/denied Rome/NNP/pobj/in/GPE""",
    "in what somebody called": """Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT in/IN/prep/left
        what/WP/dobj/called Mali/NNP/nsubj/called/GPE called=call/VBD/pcomp/in a/DT/det/crime
        crime/NN/oprd/called""",
    "called it rash": """Chad/NNP/nsubj/called/GPE called=call/VBD/ROOT the/DT/det/move
        move/NN/nsubj/rash rash/JJ/ccomp/called""",
    "called B a danger": """Chad/NNP/nsubj/called/GPE called=call/VBD/ROOT Mali/NNP/dobj/called/GPE
        a/DT/det/danger danger/NN/oprd/called to/IN/prep/danger Togo/NNP/pobj/to/GPE""",
    "hit by a ban": """Mali/NNP/nsubj/sank/GPE ,/,/punct/Mali hit/VBN/acl/Mali by/IN/agent/hit
        bans=ban/NNS/pobj/by from/IN/prep/bans Chad/NNP/pobj/from/GPE sank=sink/VBD/ROOT""",
    "helped by a ban": """Mali/NNP/nsubj/rose/GPE ,/,/punct/Mali helped=help/VBN/acl/Mali
        by/IN/agent/helped bans=ban/NNS/pobj/by from/IN/prep/bans Chad/NNP/pobj/from/GPE
        rose=rise/VBD/ROOT""",
    "headline": """Chad/NNP/nsubj/snubs/GPE snubs=snub/VBZ/ROOT Mali/NNP/npadvmod/snubs/GPE""",
    "threats by": """Threats=threat/NNS/nsubj/grew by/IN/prep/Threats Chad/NNP/pobj/by/GPE
        against/IN/prep/Chad Mali/NNP/pobj/against/GPE grew=grow/VBD/ROOT""",
    "not": """Chad/NNP/nsubj/hear/GPE would/MD/aux/hear not/RB/neg/hear hear/VB/ROOT of/IN/prep/hear
        Mali/NNP/pobj/of/GPE""",
}

CASES = [
    ("active", "sold", "verb", {"subj": "Iran", "obj": "drones", "to": "Russia", "from": ""}),
    ("passive", "sold", "verb", {"subj": "Iran", "obj": "Drones", "to": "Russia"}),
    ("passive without agent", "warned", "verb", {"subj": "", "obj": "Russia"}),
    ("at the hands of", "beaten", "verb", {"subj": "Kenya", "obj": "troops"}),
    ("dative noun", "gave", "verb", {"dative": "Russia", "obj": "drones", "to": ""}),
    ("subject relative", "sold", "verb", {"subj": "Serbia", "obj": "rifles", "to": "Sudan"}),
    ("subject relative", "denied", "verb", {"subj": "Serbia", "obj": "it"}),
    ("object relative", "sold", "verb", {"subj": "Serbia", "obj": "rifles", "to": "Sudan"}),
    ("bare relative", "sold", "verb", {"subj": "Serbia", "obj": "rifles"}),
    ("stranded preposition", "fought", "verb", {"subj": "Chad", "with": "group"}),
    ("subject control", "sell", "verb", {"subj": "Russia", "obj": "tanks", "to": "Libya"}),
    ("subject control", "agreed", "verb", {"subj": "Russia", "inf": "sell"}),
    ("object control", "warn", "verb", {"subj": "China", "obj": "Iran"}),
    ("asked by a preposition", "warn", "verb", {"subj": "China", "obj": "Iran"}),
    ("an appeal to somebody", "warn", "verb", {"subj": "China", "obj": "Iran"}),
    ("a foiled plot is another's", "attack", "verb", {"subj": "", "obj": "Libya"}),
    ("an attempt by somebody", "attack", "verb", {"subj": "Chad", "obj": "Libya"}),
    ("an effort of one's own", "attack", "verb", {"subj": "Egypt", "obj": "Libya"}),
    ("object control", "urged", "verb", {"subj": "Japan", "obj": "China", "goal": "Iran"}),
    ("promise is no object control", "warn", "verb", {"subj": "Japan", "obj": "Iran"}),
    ("that clause", "demanded", "verb", {"comp": "Libya", "content": ""}),
    ("told clause", "said", "verb", {"comp": "", "content": "Libya"}),
    ("goal", "refused", "verb", {"goal": "Libya", "inf": "talk"}),
    ("goal", "talk", "verb", {"subj": "Chad", "to": "Libya"}),
    ("coordinated verbs", "warned", "verb", {"subj": "Egypt", "obj": "Israel"}),
    ("coordinated verbs", "met", "verb", {"subj": "Egypt", "obj": "Iran"}),
    ("one object of two verbs", "condemned", "verb", {"subj": "Egypt", "obj": "Israel"}),
    ("gerund by", "sending", "verb", {"subj": "Spain", "obj": "trucks"}),
    ("gerund of", "arming", "verb", {"subj": "Mali", "obj": "Chad"}),
    ("light verb", "strikes", "noun", {"poss": "", "subj": "France", "on": "Mali", "obj": ""}),
    ("other verb", "strikes", "noun", {"subj": "", "on": "Mali"}),
    ("inverse light verb", "aid", "noun", {"subj": "", "obj": "Mali", "from": "France"}),
    ("inverse with preposition", "attack", "noun", {"obj": "Mali", "by": "France"}),
    ("relative light verb", "strikes", "noun", {"subj": "France"}),
    ("hyphen", "backed", "adjective", {"hyphen": "Mali", "head": "rebels", "subj": "rebels"}),
    ("chain", "pact", "noun", {"poss": "Russia China Iran"}),
    ("between", "Talks", "noun", {"between": "Egypt", "with": ""}),
    ("shared owner", "missiles", "noun", {"poss": "Iranian"}),
    ("out of", "pulled", "verb", {"out": "Syria", "of": ""}),
    ("repeated preposition", "met", "verb", {"with": "Mali Niger"}),
    ("copula", "hostile", "adjective", {"subj": "Chad", "to": "Libya", "hyphen": "", "head": ""}),
    ("predicate noun", "ally", "noun", {"subj": "Chad", "of": "Mali"}),
    ("predicate noun", "is", "verb", {"attr": "ally"}),
    ("after talks", "talks", "noun", {"clause": "Chad", "with": "Mali"}),
    ("reduced relative", "sold", "verb", {"subj": "Serbia", "obj": "rifles"}),
    ("label before colon", "warned", "verb", {"subj": "He", "obj": "Mali"}),
    ("committed to", "fighting", "verb", {"governor": "committed remains"}),
    ("spent days", "fighting", "verb", {"subj": "Chad", "obj": "Mali"}),
    ("saw men", "fighting", "verb", {"subj": "men", "obj": "Mali"}),
    ("fronted gerund", "Meeting", "verb", {"subj": "Mali", "obj": "Chad"}),
    ("fronted gerund", "warned", "verb", {"subj": "Mali", "obj": "Togo"}),
    ("gerund in a name", "Meeting", "verb", {"subj": "", "obj": ""}),
    ("misplaced purpose", "help", "verb", {"subj": "troops", "obj": "Mali"}),
    ("purpose", "help", "verb", {"subj": "Chad", "obj": "Mali"}),
    ("two possessors", "support", "noun", {"poss": "Canada", "for": "Peru"}),
    ("a charge that sums up", "accused", "verb", {"subj": "Chad", "obj": "Mali", "dative": ""}),
    ("a charge that sums up", "denied", "verb", {"subj": "Niger", "obj": "charge"}),
    ("a charge that sums up", "charge", "noun", {"maker": "Chad", "answerer": "Niger"}),
    ("a move that sums up", "block", "verb", {"subj": "Niger", "obj": "move", "obj/maker": "Chad"}),
    ("a summary before its verb", "ignored", "verb", {"subj": "Niger", "obj/maker": "Chad"}),
    ("two objects", "gave", "verb", {"dative": "Mali", "obj": "trucks"}),
    ("an answered call", "call", "noun", {"maker": "Mali", "answerer": "Chad"}),
    ("an ignored plea", "plea", "noun", {"maker": "Mali", "answerer": "Chad"}),
    ("bowing to pressure", "pressure", "noun", {"maker": "Mali", "answerer": "Chad"}),
    ("a call that is only told", "call", "noun", {"maker": "Mali", "answerer": ""}),
    ("a drafted text", "draft", "noun", {"maker": "Chad"}),
    ("a demand that", "demand", "noun", {"maker": "Chad", "comp": "Mali", "content": ""}),
    ("a call for", "call", "noun", {"maker": "Chad", "comp": "Mali"}),
    ("at the request", "request", "noun", {"of": "Mali", "prompted": "Chad"}),
    ("unless", "threatened", "verb", {"condition": "Mali", "inf": "strike", "goal": ""}),
    ("aim of an infinitive", "threatened", "verb", {"aim": "Mali", "goal": "raids"}),
    ("a refusal to", "refusal", "noun", {"maker": "Chad", "goal": "Mali", "inf": "meet"}),
    ("denied in a capital", "denied", "verb", {"subj": "", "seat": "Rome"}),
    ("in what somebody called", "called", "verb", {"attr": "crime", "deed": "Chad"}),
    ("called it rash", "called", "verb", {"attr": "rash", "comp": "move"}),
    ("called B a danger", "danger", "noun", {"subj": "Mali", "to": "Togo"}),
    ("hit by a ban", "bans", "noun", {"obj": "Mali", "from": "Chad"}),
    ("helped by a ban", "bans", "noun", {"obj": ""}),
    ("headline", "snubs", "verb", {"subj": "Chad", "obj": "Mali"}),
    ("threats by", "Threats", "noun", {"by": "Chad", "against": "Mali"}),
    ("not", "hear", "verb", {"neg": "not", "that": ""}),
    ("told clause", "said", "verb", {"that": "withdrew", "neg": ""}),
]


@pytest.mark.parametrize(("name", "trigger", "pos", "slots"), CASES)
def test_slots(name: str, trigger: str, pos: str, slots: dict[str, str]) -> None:
    word = token(doc(SENTENCES[name]), trigger)
    assert {each: _filled(word, each, pos) for each in slots} == slots


def test_the_possessor_of_what_fills_a_slot() -> None:
    of = doc("""Iran/NNP/nsubj/bought/GPE bought=buy/VBD/ROOT Russian/JJ/amod/jets/NORP
        jets=jet/NNS/dobj/bought""")
    assert _filled(token(of, "bought"), "obj/poss", "verb") == "Russian"
    assert _filled(token(of, "bought"), "subj/poss", "verb") == ""


def test_what_grammar_supplies_counts_as_an_inference() -> None:
    of = doc(SENTENCES["coordinated verbs"])
    own = slot(token(of, "met"), "subj", "verb", cues())
    shared = slot(token(of, "warned"), "subj", "verb", cues())
    assert [filler.steps for filler in own] == [0]
    assert shared[0].steps > 0


def test_a_slot_of_an_unknown_preposition_is_empty() -> None:
    assert _filled(token(doc(SENTENCES["active"]), "sold"), "athwart", "verb") == ""


@pytest.mark.parametrize(
    ("name", "verb", "passive"),
    [
        ("active", "sold", False),
        ("passive", "sold", True),
        ("reduced relative", "sold", True),
        ("coordinated verbs", "warned", False),
        ("hyphen", "backed", True),
    ],
)
def test_voice(name: str, verb: str, passive: bool) -> None:
    assert is_passive(token(doc(SENTENCES[name]), verb)) is passive


def test_coordination_goes_to_the_right_and_stops_at_appositions() -> None:
    of = doc("""Egypt/NNP/nsubj/met/GPE ,/,/punct/Egypt Iran/NNP/conj/Egypt/GPE and/CC/cc/Iran
        Mali/NNP/conj/Iran/GPE met=meet/VBD/ROOT""")
    assert _texts(conjuncts(token(of, "Egypt"))) == "Egypt Iran Mali"
    assert _texts(conjuncts(token(of, "Iran"))) == "Iran Mali"
    of = doc("""Cairo/NNP/nsubj/met/GPE ,/,/punct/Cairo Egypt/NNP/appos/Cairo/GPE
        ,/,/punct/Cairo yesterday/NN/npadvmod/met met=meet/VBD/ROOT""")
    assert _texts(conjuncts(token(of, "Cairo"))) == "Cairo"


def test_coordination_within_coordination_keeps_the_order_of_the_text() -> None:
    of = doc("""Egypt/NNP/nsubj/met/GPE and/CC/cc/Egypt Iran/NNP/conj/Egypt/GPE ,/,/punct/Iran
        Iraq/NNP/conj/Iran/GPE and/CC/cc/Egypt Mali/NNP/conj/Egypt/GPE met=meet/VBD/ROOT""")
    assert _texts(conjuncts(token(of, "Egypt"))) == "Egypt Iran Iraq Mali"


def test_a_list_of_three_thousand_names_is_read_quickly_and_in_order() -> None:
    names = ["N0/NNP/nsubj/met", *(f"N{n}/NNP/conj/N{n - 1}" for n in range(1, 3000))]
    of = doc(" ".join([*names, "met=meet/VBD/ROOT"]))
    begun = time.perf_counter()
    found = conjuncts(of[0])
    assert time.perf_counter() - begun < 5
    assert [t.i for t in found] == list(range(3000))


def _filled(word: Token, name: str, pos: str) -> str:
    """The fillers in order, each once."""
    return _texts([filler.token for filler in slot(word, name, pos, cues())])


def _texts(tokens: list[Token]) -> str:
    return " ".join(dict.fromkeys(each.text for each in tokens))
