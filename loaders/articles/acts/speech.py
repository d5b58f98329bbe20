"""What a statement does when its verb is only "said": accuse, refuse, threaten, ask, praise or agree."""

from __future__ import annotations

import re

# Cues by kind, as patterns on the lower-case words of what was said, parted by ";". PLOVER counts words only where they signal a
# position; what has no cue is plain comment.
_CUE_WORDS: dict[str, str] = {
    "accuse": r"""
        (?:deeply|gravely|seriously|very|profoundly) (?:troubled|concerned|worried|alarmed|dismayed|disappointed|disturbed|troubling|disturbing|disappointing); (?:does|do|did) ?n[o']t (?:listen|heed|hear|want to hear);
        (?:not|never|n't|cannot say) (?:[\w ]{0,30})?taken into account; acts? of war; (?:heavy|powerful|serious|grave|hard|severe) blow; (?:will|would) not tolerate; unfair competition;
        as a signal to (?:continue|go on|prolong|keep|fight); (?:chose|chosen|choosing|started|began|begun|unleashed) (?:this|the|a) (?:\w+ )?war;
        violat\w+; in breach; breach(?:ed|es|ing)?; broke (?:the|its|international); breaks the;
        illegal(?:ly)?; unlawful(?:ly)?; provocat\w+; provok\w+; aggressi\w+; blackmail\w*;
        hysteri\w+; propaganda; theft; robbery; piracy; pirat\w+; sabotage; war crimes?;
        war criminal; terroris\w+; lies?; lying; liars?; hypocri\w+; double standards?;
        meddl\w+; interfer\w+; hostile; unfriendly; destabili[sz]\w+; russophob\w+;
        (?:came|come|comes|originat\w+|launched|carried out|coordinated|controlled|directed|run) from (?:\w+ ){0,4}(?:territory|soil|united states|america|russia|washington|moscow); (?:was|were|is|are|be|stood|being) behind; (?:had|have|has) done (?:it|this|so); did it; responsib(?:le|ility) (?:for|lies|rests);
        to blame; (?:is|was|are|were) responsible; cross(?:ed|es|ing)? (?:a|the|every|all) (?:red )?lines?; (?:clearly|likely|probably) behind; guilty; killer; murder\w*; dictator; witch[- ]hunt; pretext; undermin\w+;
        outrage\w*; cynical\w*; barbar\w+; complicit\w*; incompeten\w+; brink; brutal\w*;
        reckless\w*; irresponsib\w+; unprofessional\w*; unjustif\w+; unacceptable; deplorable;
        shame[sd]?; humiliat\w+; discredit\w*; shameful; disgrace\w*; disgust\w*; stagnat\w+; degrad\w+; toxic; developing (?:[\w-]+ ){0,4}(?:weapons?|missiles?); (?:trade|economic|information|hybrid|diplomatic) war; war on; losing patience; cannot remain in power; not complying; asking for too much; conspir\w+; absurd\w*; despicable; disappoint\w+; going nowhere;
        dragging its feet; drag\w* \w+ feet; escalat\w+; dangerous(?:ly)?; cheat\w*;
        coverup|cover-up; campaign against; hostage; unfair\w*; confrontation\w*; imperial\w*;
        atrocit\w+; bullshit; rudeness; boorish\w*; deadlock; dead end; lowest (?:point|level);
        playing with fire; crazy; non-?compliance; the cause (?:was|is); undeniable; irrefutable; incontrovertible; beyond (?:any )?doubt; at risk; endanger\w*; sham; (?:cia|fbi|fsb|gru|svr|nsa) (?:officers?|agents?|operatives?|sp(?:y|ies)); adversar(?:y|ies); warpath; insult\w*; threat to; not serious; stall\w*;
        intelligence officers; colossal pressure; wrongful\w*; trumped[- ]up;
        politically motivated; fabricat\w+; red-handed; mistake; deceiv\w+; lied; betray\w+;
        no grounds for; ceremonial; crime; criminal; hacked; stole\w*; worsen\w*; poisoned;
        (?:gathering|collecting) (?:intelligence|information|data); spying; espionage; reconnaissance; transponders? (?:\w+ ){0,2}off; (?:failure|refusal|inability|unwillingness|reluctance) to; (?:result|consequence|product) of (?:the )?(?:american|u\.?s\.?|russian|washington|moscow|western);
        (?:the )?(?:work|handiwork|doing|fault|hand) of; (?:carried out|carry out|carries out|perpetrated|mounted|orchestrated|masterminded|engineered|ordered|directed|sponsored|staged) (?:\w+ ){0,4}(?:intrusion|hack|attack|breach|operation|campaign|coup|poisoning|killing|assault|strike|provocation)s?;
        made in (?:washington|moscow|the white house|the kremlin); (?:orders?|instructions?|commands?) (?:\w+ ){0,4}(?:came|come|comes) from; (?:on|at) (?:the )?(?:orders?|behest|instructions?|bidding) (?:of|from); pulling the strings; puppets?; (?:does|do|doing) (?:what|as) (?:it|he|they|she) (?:is|are) told;
        failed to; too small; too weak; damag\w+; harm\w*; ruin\w*; pressur\w+;
        disproportionate; regret\w*; isolat\w+; appalling; counterproductive; unprecedented; without precedent; very bad; (?:gasoline|fuel|oil) (?:on|to) (?:the )?(?:fire|flames); patience\W(?:\w+\W+){0,4}run out; at odds with; (?:low\w*|lack of|little) (?:level of )?trust; (?:got|gotten|grown|become) worse; all-time low; one step (?:from|away); break\w* (?:[\w'’]+ ){0,3}(?:constitution|laws?|promises?|word|truce|treaty); dragged on; no (?:state|country|one|right) (?:had|has|to) (?:the right|use force); suspect; not credible; inhuman\w*; ignor\w+; (?:very |deeply |serious |grave )concern\w*; worr(?:y|ied|ying); alarm\w*; absurd; wrong; declaration of war; appeas\w+; arms race; blame\w*; sham; farce; attack on;
    """,
    "reject": r"""
        (?:not|in)[ ]?(?:correct|accurate); (?:will|would) not (?:extend|renew|prolong|sign|join|negotiate|withdraw|be extended|be renewed|be held);
        (?:do|does|did) ?n[o'’]+t (?:need|have|intend|plan|wish) to; (?:hardly|not|cannot|never) imagine;
        no evidence; cannot (?:take|accept|agree|be); (?:does|do|did) not plan; immun\w+; there (?:is|are|was|were) no; no proof; not? (?:a )?shred; baseless; groundless; blabber; chatter; rubbish; gossip; (?:what )?the fuss; unfounded; nonsense;
        (?:is|was|were|are) false; untrue; not true; fake; nothing to do with; no intention;
        no plans?; not going to; cannot accept; can ?not be accepted;
        (?:would|will|could|does|did|do) ?n[o']t accept; will not be;
        won['’]t (?:be|accept|allow|change|give); out of the question; unrealistic; (?:will|would|can|could) (?:there )?be no; no date (?:has|had); unlikely to; not on the agenda; not join; never be; off the table;
        not on the table; not negotiable; non-starter; nonstarter; no need; no reason to;
        will not (?:give|gift|cede|surrender|abandon|tolerate|withdraw|hand|return|change|accept|extradite|discuss|agree|take part|attend|pull|stop|allow|bow|yield);
        would not (?:give|hand|return|change|accept|extradite|discuss|agree|take part|attend|stop|allow|bow|yield);
        no longer (?:propose|take part|bound|consider\w*|interested);
        never (?:happened|took|done|did|agree\w*|interfer\w*|meddl\w*);
        not (?:involved|responsible|guilty|interfere\w*|meddl\w*|violat\w*|ready to|prepared to|willing to|planning|planned);
        not possible; impossible; fairy tales?; fantas\w+; invent\w+; had no (?:role|part|hand);
        no (?:role|part|hand|connection|involvement);
        without (?:any )?(?:evidence|proof|foundation|grounds);
        does ?n[o']t (?:interfere|meddle|need);
        no (?:talks|meeting|contacts?) (?:was|were|is|are); no compromise;
        (?:will|would) not (?:keep|prevent|dissuade|hinder|derail|sway|cow|halt|shake|scare) (?:\w+ ){0,3}from; (?:do|does|did) ?n[o']t (?:encourage|enable|condone|attack|target|seek (?:to|a|the|conflict|war)|order|direct|authori[sz]e);
        (?:will|would) not (?:deter|stop|change|affect|work|succeed|intimidat\w+|bow);
        complied|complies|in (?:full )?compliance|abid\w+ by|within international law|international (?:waters|airspace);
        do(?:es)? not (?:care|recogni[sz]e);
        did not (?:happen|take place|violate|strike|touch|collide|come into contact|cross|interfere);
        (?:nobody|no one|no-one) (?:here |there |in \w+ )?(?:had|has|have|ever|would|will|knows?|knew|was|is|can|could);
        unacceptable (?:to|for) (?:russia|moscow|us|it|him|washington|the (?:kremlin|us|u\.s\.|united states|russian side|americans?));
        any [^.;]{3,90} (?:is|was|are|were|would be) (?:\w+ )?unacceptable; (?:demands?|ultimat\w+|proposals?|conditions?) [^.;]{0,40}(?:is|was|are|were) (?:\w+ )?unacceptable;
        (?:compromise|solution|settlement|agreement|understanding|common ground) (?:[\w' ]{0,40})?(?:has|have|had) (?:not|never|yet to) (?:yet )?(?:been|be) (?:found|reached|worked out|achieved);
        (?:not|neither|no longer|nobody) (?:[\w']+ ){0,3}bound by;
        contain(?:s|ed)? nothing; neither [^.;]{3,60} (?:is|was|were|are) on the agenda; (?:opposition|objections?) [^.;]{0,40}(?:unwavering|firm|unchanged);
        (?:take|taking|took) a (?:pause|break|step back); era of [^.;]{3,60} (?:is|was) over;
        (?:prospects?|chances?) [^.;]{0,60}(?:not bright|slim|dim|bleak|poor|nil); regardless of; (?:war|operation|offensive|fighting)\W+(?:\w+ ){0,3}(?:would|will) (?:go on|continue); operation\W+ continue[sd]?; in spite of (?:the )?(?:threats|pressure);
    """,
    "threaten": r"""
        (?:will|would) not (?:stand|sit|look on) (?:\w+ )?(?:by|idle); (?:will|would) (?:protect|defend) (?:its|our|their|the);
        (?:patience|restraint) (?:has|had|is|was) (?:its |not |near\w* )?(?:limits?|unlimited|endless|out);
        (?:keep|continue|go on|carry on) (?:advancing|attacking|striking|fighting|bombing|shelling|pushing)|(?:advance|push|press) (?:further|on|ahead|forward) (?:in|into|with the);
        without (?:an? )?(?:\w+ ){0,2}(?:response|answer|reply|consequences); retaliat\w+; countermeasures?; consequences?;
        respond (?:in kind|to|with|accordingly|appropriately|firmly|harshly|painfully|symmetrically|asymmetrically);
        (?:will|would|shall|must|['’]ll) (?:certainly |surely |also |definitely )?(?:respond|answer|react|retaliate|hit back);
        (?:will|would) not (?:go|remain|be left|be) (?:unanswered|without);
        not (?:go|be|remain) unanswered; without (?:a )?(?:response|answer|reply);
        legitimate targets?; pay (?:a|the|dearly|a heavy); price to pay; mirror(?:-like)?;
        in kind; reciproc\w+; tit[- ]for[- ]tat; reserves? the right; all options; on the table;
        very severe; face (?:\w+ ){0,3}(?:sanctions|tariffs|consequences|measures);
        more sanctions; new sanctions; further (?:sanctions|measures|steps); red lines?; (?:may|might|could|will|would) (?:drop|abandon|walk away|give up) ; (?:will|would|may|might|could) (?:\w+ ){0,3}(?:sanctions?|tariffs?); step towards? war; destroy (?:ties|relations);
        nuclear war; third world war; world war; be forced to; have to (?:respond|answer|take);
        shot down; shoot down; complete (?:break|rupture); or else;
        secondary (?:sanctions|tariffs); put up with; (?:will|would) develop; painful;
        appropriate measures; reply (?:is|was|would|will); response (?:is|was|would|will); (?:an|our|its|their) (?:answer|response) (?:[\w ]{0,30})?(?:is|was) coming; (?:stands?|stood|remain\w*|is|was|are|were) prepared to (?:act|go|use|respond|strike); (?:substantial|severe|serious|heavy|massive|swift) (?:\w+ ){0,2}costs?; coming for; pay a price; go to the security council;
        decisive (?:steps|measures|countermeasures|action|response); within (?:its|our|their) rights? to; (?:every|full) right to (?:\w+ )?(?:expel|close|shut|cut|respond|answer|retaliate|strike|ban|send|deploy|seize|block);
        time (?:is|was) running out; (?:(?:cost|price|pressure|toll) (?:for|on|to) [\w' ]{2,30} (?:will|would) (?:rise|grow|go up|increase|mount|climb));
        (?:choose|pick|weigh|prepare|consider|take) (?:an?|its|the|our|their|his) (?:\w+ )?(?:response|answer|reply|step) (?:that|which) (?:is|was|will be|would be);
        (?:deal with|act|handle|answer|react to|meet) (?:it|this|that|them|any attack|such a step)? ?(?:decisively|firmly|resolutely|harshly|swiftly);
    """,
    "request": r"""
        (?:stay|stays|remain\w*|kept|continue) (?:in (?:place|force|effect) )?(?:until|unless); must; should(?! not have| have); needs? to; had to be; needed to be; ought to; has to; have to;
        call(?:s|ed|ing)? (?:on|for); urg\w+; demand\w*; hop(?:e|es|ed|ing); would like;
        expects?; it is (?:time|important|necessary|essential|up to); awaits?; waiting for;
        ball is in; let (?:him|her|them) go; immediate(?:ly)? releas\w+;
        wants? (?:to see|the|russia|moscow|washington|putin|guarantees); precondition;
        condition for; clarif\w+; guarantees; get moving; stop; off limits; explain;
    """,
    "support": r"""
        (?<!the )(?<!a )(?<!carpet )welcom\w+; satisf\w+; (?:largely|fully|much) (?:match\w*|coincid\w+|correspond\w*); significant concessions; thank\w*; grateful; appreciat\w+; prais\w+; fully support\w*; support\w*;
        no (?:hostility|animosity|enmity|rancou?r); positive(?:ly)?; great (?:move|job|honou?r|respect|step|meeting|call|conversation);
        good (?:move|idea|step|news|talks?|meeting|conversation|call|relationship); very smart;
        brilliant; congratulat\w+; courage\w*; sincere\w*; constructive; productive; is right;
        was right; respect(?:s|ed)? (?:for|him|his|the); glad; pleased; excellent; remarkable;
        in line with; encourag\w+; step in the right direction; right decision; trust(?:s|ed)? (?:him|her|each|in|putin|trump|biden|the (?:president|russians?|americans?));
        believe(?:s|d)? (?:him|putin); useful; frank and; warm;
    """,
    "agree": r"""
        ready (?:to|for); readiness; willing(?:ness)? (?:to|for); open to; (?:can|could) be a basis; prepared to;
        agree[sd]?; agreed to; (?:form|serve as|be|become|provide|lay|offer) (?:a|the|some) (?:\w+ )?(?:basis|foundation|groundwork|starting point) (?:for|of);
        will (?:return to|begin|start|keep to|respect|discuss|stay in touch|honou?r); would (?:begin|start|respect|honou?r|stay in touch);
        would (?:be happy|gladly|keep|go ahead|go on|abide|meet|attend|travel|take part|extend|observe|stick|welcome|accept|consider|return);
        will (?:meet|attend|travel|take part|extend|observe|stick|work|host|resume);
        committed to; way to (?:resolve|settle) ; (?:resolv\w+|settl\w+|solv\w+) (?:\w+ ){0,3}(?:diplomatically|peacefully); look(?:s|ed|ing) forward; interested in;
        could (?:meet|extend|hold|discuss); in favou?r of; offer\w*; propos\w+; possible to;
        will pay|would pay|would be sent|will be sent; remain\w* open;
        door (?:is|was|remains) open; set up a meeting;
    """,
    "concede": r"""
        sorry; apolog\w+; will not (?:expel|retaliate|create|respond|impose);
        would not (?:expel|retaliate|create|respond|impose);
        no (?:new |further |more )?(?:penalties|sanctions|measures|retaliation|steps|response) (?:was|were|is|are) (?:yet )?(?:needed|necessary|required|planned);
        no longer (?:demand\w*|insist\w*|require\w*);
    """,
}

# When two kinds weigh the same, the one that news tells more often: counted on the record's own
# statements (accusing and rejecting stand before asking, asking before praise).
_ORDER = ("concede", "threaten", "reject", "accuse", "request", "support", "agree")
# A word that turns "welcome" or "ready" into its opposite when it stands close before.
_NOT = re.compile(
    r"\b(?:not|no|never|n['’]t|hardly|nothing(?! but)|neither|without|cannot)\W+(?:\w+\W+){0,2}$"
)
_WEIGHT = {
    "request": 0.9,
    "support": 1.0,
    "agree": 0.9,
    "accuse": 1.0,
    "reject": 1.3,
    "threaten": 1.25,
    "concede": 2.0,
}
# "If … , it will …" with a word for what that would cost is a threat.
_CONDITION = re.compile(r"(?<!\w)(?:if|unless|until|should)(?!\w)", re.IGNORECASE)
_COST = re.compile(
    r"(?<!\w)(?:sanctions?|tariffs?|consequences?|respon\w+|retaliat\w+|measures|force|strikes?|overwhelming|devastating|"
    r"targets?|destroy\w*|price|war|withdraw|walk away|severe|face|pipeline|not move forward|no longer)(?!\w)",
    re.IGNORECASE,
)
_CUES = {
    kind: re.compile(
        r"(?<!\w)(?:" + "|".join(filter(None, map(str.strip, patterns.split(";")))) + r")(?!\w)",
        re.IGNORECASE,
    )
    for kind, patterns in _CUE_WORDS.items()
}


def position(words: str) -> tuple[str, float]:
    """The kind of act that a statement is by what it says, and how much speaks for it; "" if none.

    >>> position("the sanctions are illegal and provocative")[0]
    'accuse'
    >>> position("the meeting began at noon")
    ('', 0.0)
    """
    weights: dict[str, float] = {}
    for kind, pattern in _CUES.items():
        for cue in pattern.finditer(words[:1500]):
            turned = bool(_NOT.search(words[max(0, cue.start() - 40) : cue.start()]))
            if turned and kind in ("support", "agree"):
                weights["reject"] = weights.get("reject", 0) + 0.8
            elif turned and kind in ("accuse", "threaten"):
                # "did not violate" denies; "will not be without consequences" still threatens.
                target = "reject" if kind == "accuse" else kind
                weights[target] = weights.get(target, 0) + 0.9
            elif not (turned and kind == "request"):
                weights[kind] = weights.get(kind, 0) + _WEIGHT[kind]
    if _CONDITION.search(words) and _COST.search(words):
        weights["threaten"] = weights.get("threaten", 0) + 1.2
    if not weights:
        return "", 0.0
    kind = max(weights, key=lambda each: (weights[each], -_ORDER.index(each)))
    return kind, weights[kind]


# What an epithet makes of calling something so: 'called the charge "absurd"' rejects when it is
# a claim or a demand that is called so, else it accuses.
_DENYING = re.compile(
    r"(?<!\w)(?:false|baseless|groundless|unfounded|absurd|nonsense|untrue|ridiculous|fiction|fabricat\w+|lie|lies|fake|invent\w+|"
    r"unrealistic|premature|non-?starter|far-fetched|ludicrous|speculation|rumou?rs?|unproven|fantas\w+|delirium|baloney|hoax)(?!\w)",
    re.IGNORECASE,
)
_PRAISING = re.compile(
    r"(?<!\w)(?:good|great|positive|constructive|useful|productive|smart|excellent|welcome|important step|right|strong|brilliant|friend|historic|frank|sincere|reasonable|encouraging|wise|substantive|genius|courageous|success|feat|good faith|serious and substantive|breakthrough|promising|warm|logical|natural|justified|legitimate|timely|important|professional|gentleman|experienced|tough|balanced|decent|honest|worthy|statesman|capable|respected)(?!\w)",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"(?<!\w)(?:alleg\w+|accus\w+|charges?|claims?|reports?|demands?|proposals?|ultimatum|deadline|warnings?|threats?|suggestions?|plan|idea|offer|"
    r"comparison|attempts?|findings?|indictment|invitation|calls?)(?!\w)",
    re.IGNORECASE,
)


def epithet(words: str) -> str:
    """The kind of act it is to call something so, "" if none.

    >>> epithet('the allegation "baseless"'), epithet("the sanctions illegal"), epithet("the talks productive")
    ('reject', 'accuse', 'support')
    """
    if re.search(
        r"(?<!\w)as (?:a|an|the)? ?(?:\w+ )?(?:reply|response|answer|retaliation|step|part)(?!\w)",
        words,
    ):
        return ""
    if _DENYING.search(words) and not re.search(
        r"(?<!\w)(?:measures|sanctions|expulsions?|strikes?)(?!\w)", words
    ):
        return "reject"
    if _CLAIMS.search(words) and not _PRAISING.search(words):
        return "reject"
    return "support" if _PRAISING.search(words) and not _NOT.search(words) else "accuse"
