"""More ways to use verbs that are acts; they stand before those of `verb_table.py`, which explains the form."""

from __future__ import annotations

# Whole families each: lists and registers, guards and cells, near misses, papers handed over,
# lines reopened, rights claimed.
MORE = """\
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
link tie connect trace | accuse | prep=to of==campaign,=operation,=intelligence,=hacker,=kremlin,=government,=financier,=network speech content
ask request | comment | then=remain,withhold,quote,identify,stay,name
speak | comment | obj==russian,=english,=french,=language,=word
make | comment | obj==round,=rounds,=headline,=headlines
put let | comment | prt=out obj==version,=statement,=pet,=cat,=dog
offer give provide | comment | obj==reason,=detail,=details,=explanation,=comment,=timetable,=account,=version,=glimpse,=picture
sign approve adopt enact | aid | obj==appropriation
"""
