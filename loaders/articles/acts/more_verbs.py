"""More ways to use verbs that are acts; they stand before those of `verb_table.py`, which explains the form."""

from __future__ import annotations

# Whole families each: lists and registers, guards and cells, near misses, papers handed over,
# lines reopened, rights claimed, powers given, doors left open. `place` asks for a town behind "due",
# `says` for a clause behind the verb.
MORE = """\
stop halt ban bar block | sanction | obj==investment,=lending
choke throttle squeeze | sanction | obj==access,=supply,=trade,=export,=import,=revenue
block freeze lock immobilise immobilize | sanction | obj=ASSET prep=under of==order,=rule,=measure,=sanction,=law,=decree
block freeze | sanction | passive obj=ASSET
threaten warn | threaten | then=close,shut,cut,halt,turn,stop speech
outline present set lay list | request | obj==point,=requirement,=principle,=concern speech
bring present hand deliver | request | obj==text,=paper,=draft,=document,=point,=version speech
unveil present announce launch | agree | obj==arrangement,=scheme,=mechanism,=formula mutual both
give issue | concede | obj==order,=command,=instruction prep=to,for then=stop,halt,cease,pause,hold,refrain
expire lapse end | sanction | subj=TREATY mutual
mediate | consult | content mutual
stand sit | consult | both mutual prep=by of==side
charge | accuse | says speech content
end finish conclude | consult | obj==round,=session,=visit mutual
refuse decline | comment | then=draw
throw pour | reject | obj==water speech
cheer rejoice | comment | intrans
disagree quarrel | reject | prep=with speech content
hand pass give submit present | request | obj==proposal,=offer,=demand speech
put | agree | both mutual prt=out obj==statement,=declaration,=communique
put | sanction | prep=in,into of==place,=force,=effect obj=SANCTION,VISA
take | comment | obj==step,=measure,=action
insist | request | subjunctive speech content
begin start launch open run | assault | obj==bombing,=air,=shelling,=ground,=bombardment
begin start launch open run | comment | obj==campaign
sign approve write put enshrine | threaten | prep=to,into,in of==doctrine
strike hit fire lash | retaliate | prt=back
meet | threaten | prep=with of==response,=rebuff,=answer,=resistance,=retaliation,=reaction,=reply,=countermeasure planned speech
remain stay | agree | obj==open,=ready,=willing,=prepared speech agent
decline | comment | then=make,predict,guess,characterize,characterise,provide,discuss,give,talk
double triple quadruple treble | sanction | obj=SANCTION
voice express state declare reiterate restate | reject | obj==opposition,=disagreement,=refusal,=objection speech content
fly manoeuvre maneuver cross | mobilize | prep=in,across of==front,=path,=nose,=bow
dump spray jettison pour | mobilize | obj==fuel,=flare,=chaff
approve pass | aid | obj==package dat
adopt approve | sanction | obj==package
launch begin start open | consult | obj==consultation,=talk,=negotiation,=dialogue mutual
repeat renew rehearse reiterate | accuse | obj==complaint,=grievance,=allegation,=accusation,=charge speech
sign conclude initial | agree | obj==it both mutual
walk go set | retreat | prt=free
let | retreat | then=go
give | retreat | prt=up obj==@person,=russian,=russians,=american,=americans,=prisoner,=spy,=hacker,=agent,=convict
declare designate deem classify consider regard | accuse | then=detain,hold,imprison,jail,convict speech content
give | comment | prt=up obj==gain,=part,=lead,=seat,=post,=job,=smoking
offer give provide make show | comment | obj==nothing,=evidence,=proof,=clue,=hint,=sign
give make offer provide extend receive get | agree | obj==commitment,=assurance,=guarantee,=undertaking speech active
put send order throw boot | sanction | prep=of,from of==country obj==both,=they,=two,=pair,=couple,=official,=officer,=employee,=envoy,=staff,=staffer,=agent,=aide,=consul,=correspondent,=journalist,=american,=russian,=three,=four,=ten
adopt approve pass | aid | obj==aid,=assistance,=relief dat
adopt introduce unveil propose finalise finalize launch | sanction | obj==package weak
adopt | sanction | obj==package
roll | consult | obj==carpet prt=out mutual
make force compel oblige require order | coerce | then=register,label,rebrand
use hurl fling spit employ deploy reach | accuse | obj==insult,=slur,=epithet,=expletive,=profanity,=obscenity speech
turn ramp step pile heap ratchet crank put exert apply | request | obj==pressure who speech content
scramble | mobilize | obj=AIRCRAFT,FORCE
scramble | comment |
value prize cherish esteem | support | speech content who
follow come ensue | threaten | subj==measure,=retaliation,=response,=answer,=countermeasure,=reply,=reaction,=retribution,=punishment,=consequence planned speech
put place bring keep leave | sanction | prep=under of=SANCTION
put place enter include | sanction | prep=on,in of==register,=registry,=blacklist
tighten toughen harden stiffen narrow | sanction | obj==licence,=license,=licensing,=export,=control,=rule,=visa
deny refuse revoke withhold cancel | sanction | obj==licence,=license,=accreditation,=registration
declare | sanction | obj==non,=gratae,=grata,=persona,=personae,=undesirable,=unwelcome
sideswipe bump scrape clip rear-end rake pepper | assault | who
strike hit blast pound target | assault | obj==depot,=arsenal,=warehouse,=refinery,=airport,=port,=bridge,=terminal,=barracks,=headquarters
land arrive touch | mobilize | subj=AIRCRAFT,FORCE prep=at,in,outside,near
fly hover pass swoop circle | mobilize | prep=above,over,beside,alongside of==vehicle,=convoy,=ship,=base,=destroyer,=warship,=coast,=head,=patrol,=carrier
fly make conduct perform | mobilize | obj==pass,=flyby,=overflight,=flypast,=fly-by,=fly-past
put send order throw | sanction | prep=of,from of==country obj==@person,=diplomat,=him,=he,=her,=she,=attache
see | consult | obj==@person mutual both planned
explain outline present convey | consult | prep=to of==@person mutual both
name | comment | obj==name
broaden widen expand extend | sanction | obj==definition,=scope,=list,=blacklist,=embargo
list name enumerate | comment | obj==area,=reason,=example,=issue,=topic,=step
take get | coerce | prt=back obj==house,=warehouse,=property,=dacha,=estate,=building,=compound,=mansion
breach contravene violate | violation | obj==resolution,=law,=sanction,=rule,=agreement,=treaty,=accord,=charter,=embargo
allow permit authorise authorize | comment | obj==staff,=family,=employee,=dependant,=dependent then=leave,depart
strike hit shell bomb | assault | obj==tower,=hospital,=school,=theatre,=theater,=station,=square,=shelter,=apartment,=block,=market,=home,=house
ask decline refuse | comment | then=comment
prolong extend lengthen | coerce | obj==detention,=arrest,=custody,=remand,=imprisonment
be remain sit languish | coerce | prep=in,behind of==custody,=detention,=jail,=prison,=bar,=cell
explain outline present convey set relay raise repeat | consult | prep=in,by,during,over of==call,=telephone,=phone,=conversation mutual
give hand present pass submit | request | obj==list
claim assert invoke | threaten | obj==right speech
stick adhere hold cling | reject | prep=to of==door,=policy,=position,=line
reopen restore reestablish re-establish revive restart | agree | obj==line,=channel,=hotline,=contact,=link mutual
link tie | comment | passive
link tie connect trace | accuse | prep=to of==campaign,=operation,=intelligence,=hacker,=kremlin,=government,=financier,=network speech content
ask request | comment | then=remain,withhold,quote,identify,stay,name
speak | comment | obj==russian,=english,=french,=language,=word
make | comment | obj==round,=rounds,=headline,=headlines
put let | comment | prt=out obj==version,=statement,=pet,=cat,=dog
offer give provide | comment | obj==reason,=detail,=details,=explanation,=comment,=timetable,=account,=version,=glimpse,=picture
sign approve adopt enact | aid | obj==appropriation
hand give issue grant provide | aid | obj==paper,=papers,=permit,=residence,=asylum,=refuge,=shelter,=passport then=stay,remain,live,let,allow who
hand give issue grant | aid | obj==paper,=papers,=permit,=residence,=asylum dat
let allow permit | aid | then=stay,remain,settle who
be | consult | obj==due,=expected mutual agent place
pin hang | accuse | prep=on,upon speech content who
order throw kick boot send drive chuck | sanction | prt=out obj==they,=them,=he,=him,=she,=her,=anyone,=anybody,=everyone,=all,=@person
see find discern | agree | obj==reason,=point,=need,=ground,=sense,=basis,=cause,=prospect,=justification then=sit,meet,talk,negotiate,return,extend,renew,continue,change,rush,resume,discuss,go,make,agree,give,hand,withdraw content speech
speak come vote argue plead | support | prep=in of==favor,=favour content speech
read publish present | accuse | prt=out obj==list,=name,=charge,=indictment,=accusation speech
lock seal padlock chain bolt board | coerce | obj=MISSION
give grant hand lend | threaten | obj==power,=authority,=mandate then=go,act,impose,target,punish,hit,ban,seize,strike,block,sanction,freeze speech
accept acknowledge | concede | obj==finding,=conclusion,=blame,=fault,=guilt,=defeat speech content
cut reduce slash trim shed axe | sanction | obj==job,=post,=position,=slot
rise grow climb mount increase soar | threaten | subj==cost,=price,=bill,=toll planned speech
prolong extend renew | agree | obj==treaty,=pact,=accord,=start active
see find discern | agree | obj==reason,=point,=need,=ground,=sense,=basis,=prospect,=use prep=in,for of=TALKS,=truce,=deal,=treaty content speech
expect await schedule | consult | passive place mutual agent
"""
