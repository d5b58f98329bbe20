"""The verbs that are acts, one line a way to use them; `verbs.py` reads it."""

from __future__ import annotations

# One line a frame: verbs | kind | conditions. `obj=` names classes of nouns.CLASSES (with a
# leading "=" a lemma itself), `prep=` prepositions, `of=` the class behind them, `prt=` the
# particle, `then=` verbs that follow. Flags: mutual (all who take part act), speech (done by
# saying so), who (somebody else must be named), content (what follows is what it is about, not
# an act of its own), weak (needs a named actor and a named recipient), inf (an infinitive must
# follow), subjunctive (a plain verb or one in -ing must), main (in no side clause), plain (nothing is called anything), dat (to somebody named), intrans (no object), passive (only in the passive), active (never in it), alone (nothing follows after "of"), agent (one who can travel does it), target (of a deed or to somebody), both (both sides must be its subject). For a verb the first line that fits
# counts, so narrow lines stand before wide ones.
TABLE = """
offer send convey extend express | support | obj==condolence,=condolences,=congratulation,=congratulations,=sympathy speech
promise pledge vow undertake | threaten | then=respond,retaliate,answer,reply,react,hit,punish,strike speech
issue grant extend publish give renew | retreat | obj==licence,=license,=waiver,=exemption,=reprieve,=exception,=favour,=favor,=relief
grant give offer | aid | obj==asylum,=refuge,=shelter,=permit,=residence,=residency,=citizenship,=passport
grant give | concede | obj==clemency,=pardon,=amnesty,=leniency,=immunity
issue deliver send give sound voice hand fire make repeat renew reiterate | threaten | obj==warning,=ultimatum,=threat speech
raise float hold brandish revive dangle | threaten | obj==prospect,=spectre,=specter speech
lower | threaten | obj==threshold,=bar
level make bring hurl trade direct repeat renew reiterate fling swap exchange | accuse | obj==accusation,=allegation,=insult,=barb,=recrimination,=slur,=claim,=rebuke,=broadside speech
deliver issue voice offer give earn draw provoke prompt attract bring | accuse | obj==rebuke,=reprimand,=condemnation,=censure,=criticism,=broadside,=dressing,=protest speech
pin lay place put heap cast shift | accuse | obj==blame,=responsibility,=scorn,=fault speech content
hold | accuse | obj==responsible,=accountable speech content
name identify single | accuse | prep=as speech
take | accuse | obj==swipe,=shot,=dig,=jab speech content
sound raise | accuse | obj==alarm,=concern,=objection,=complaint speech content
find deem judge rule | accuse | prep=in of==breach,=violation,=contravention
repeat reiterate renew issue make voice press reaffirm file | request | obj==call,=demand,=appeal,=request,=plea,=entreaty,=requirement speech content
recommend advise counsel nudge prod coax | request | content speech
set impose attach lay | request | obj==condition,=precondition,=term content speech
give lend offer throw | support | obj==backing,=blessing,=endorsement,=weight,=praise,=welcome,=approval speech
stand rally side | support | prep=by,behind,alongside who speech
pay | support | obj==tribute,=compliment speech
express voice convey offer declare | support | obj==solidarity,=readiness-to-help,=admiration,=satisfaction,=optimism speech
express declare voice confirm signal reaffirm state | agree | obj==readiness,=willingness,=commitment,=interest,=openness speech content
announce declare proclaim launch order authorise authorize | assault | obj==operation
blow | assault | prt=up
open | assault | obj==fire
use employ deploy | assault | obj=ARMS prep=against,on
cross roll march push pour drive advance land sweep enter | assault | prep=into,on,toward,towards,in of==ukraine,=crimea,=donbas,=kyiv,=kharkiv,=kherson,=odesa
enter storm | assault | obj==ukraine,=crimea,=donbas,=kyiv,=kharkiv
notify inform alert | consult | who
send dispatch | consult | obj==envoy,=delegation,=negotiator,=emissary,=aide prep=to mutual
come | consult | prep=to mutual of==table
see | consult | obj==counterpart mutual
dine lunch | consult | prep=with mutual
dial | consult | mutual
coordinate deconflict liaise | cooperate | prep=with mutual
join | cooperate | obj=FORCE,=hand prep=with mutual
team | cooperate | prt=up mutual
postpone delay defer suspend pause shelve | concede | obj=SANCTION,=test-launch
call | concede | prt=off obj=EXERCISE,ARMS,SANCTION
put | reject | prt=off obj=TALKS,=trip
say | reject | obj==no,=nyet
withhold | reject | obj==support,=approval,=consent,=assent
throw | reject | prt=out obj=CHARGE,=lawsuit,=suit
vote strike | reject | prt=down
set let | retreat | prt=free
loosen relax ease soften | retreat | 
remove take strike drop | retreat | prep=from,off of=SANCTION,=sanctions,=blacklist,=sdn
take strike remove drop | sanction | prep=off,from of==supplier,=register,=registry,=vendor,=list,=market
cut shut block bar freeze lock | sanction | prep=from,out of==credit,=system,=market,=swift,=financing,=dollar,=loan,=capital,=finance
cut turn shut | sanction | prt=off obj==gas,=supply,=power,=funding,=access,=aid,=oil
approve back endorse ratify adopt support | sanction | obj==suspension,=denunciation,=revocation,=withdrawal,=exit
order tell instruct direct | sanction | obj==agency,=bank,=company,=department,=firm,=carrier,=airline then=stop,remove,end,sever,drop,cut,halt,cease
enforce set | sanction | obj==ceiling,=cap,=blockade,=embargo
put place | sanction | prep=on of==list,=blacklist,=entity
cap | sanction | 
ground | sanction | obj=AIRCRAFT,=flight,=airline
stop cease | sanction | then=serve,do,operate,accept,process,deal,work,trade,notify,fly,recognise,recognize,finance,issue
leave exit quit | sanction | obj==market
stop cease halt | sanction | prep=from of=AID
sever rupture | sanction |
take | coerce | passive obj==vessel,=tanker,=ship,=freighter
put | coerce | prep=on of==trial,=list,=wanted
interrogate confine incarcerate jail beat mistreat expropriate requisition repossess sabotage | coerce |
repeat maintain insist | comment | obj==position,=line
hand present give submit send pass deliver | request | obj==map,=note,=plan,=paper,=draft prep=to speech
wage stage mount | coerce | obj==campaign,=operation prep=against
decline | concede | obj=SANCTION
decline refuse | comment | then=comment,elaborate,say,answer,discuss,confirm,speculate,name,specify,disclose,provide
expel oust eject evict | sanction |
kick throw boot drive force turf | sanction | obj=DIPLOMAT prt=out
send | sanction | obj=DIPLOMAT prt=home
send | sanction | obj=DIPLOMAT prt=back
call bring | sanction | prt=home
bring call | sanction | obj=AMBASSADOR prt=back
recall withdraw | sanction | obj=AMBASSADOR
declare name | sanction | obj==persona,=grata,DIPLOMAT
order tell give ask instruct command direct | sanction | then=leave,depart,vacate,close,shut,reduce,cut,quit,withdraw,pack,go
order | sanction | obj=DIPLOMAT prt=out
order | concede | obj=TRUCE
order prepare | threaten | obj=TROUBLE speech
order announce declare | mobilize | obj==mobilisation,=mobilization
order | sanction | obj=CLOSURE,SANCTION
force compel oblige require | coerce | then=register,label
force compel oblige | sanction | then=cut,reduce,slash,close,leave,withdraw,shed,evacuate,shut,vacate,trim,lay,dismiss,fire,lose
close shutter shut padlock | sanction | obj=MISSION,AIRSPACE,=consulates,=airfield,=airport,=port,=crossing
announce approve clear authorise authorize unveil | aid | obj=AID dat
grant offer give | aid | obj==asylum,=refuge,=shelter
raise increase hike | sanction | obj=SANCTION
impose slap levy clap introduce place put widen expand tighten extend renew toughen stiffen enact apply reimpose restore prolong step unveil announce roll adopt approve issue hit deepen broaden ramp pile add declare order back | sanction | obj=SANCTION
punish penalise penalize | sanction |
hit target strike slap | sanction | prep=with of=SANCTION
target hit | sanction | obj==bank,=company,=firm,=oligarch,=oil,=entity,=sector,=tanker,=export,=individual,=vessel,=debt
sanction blacklist embargo proscribe | sanction |
list designate name add | sanction | obj==entity,=people,=person,=firm,=company,=individual,=executive,=vessel,=tanker,=bank,=target
designate label list | sanction | who
continue prolong extend renew | sanction | obj==emergency
add place put | sanction | prep=to,on of=SANCTION
ban bar prohibit forbid outlaw | sanction |
restrict curb curtail limit | sanction | obj=FLIGHT,VISA,SANCTION,=movement,=diplomat,=access,=travel,=work,=activity,=operation
block | reject | obj=VOTE,=statement,=appointment
block freeze | sanction | obj=ASSET,FLIGHT,=transaction,=bank,=account,=trade
halt suspend stop block freeze | sanction | obj==certification,=approval,=financing,=funding,=project,=pipeline
suspend halt freeze cut sever terminate abandon denounce annul scrap quit leave exit abrogate end stop discontinue ditch dump repudiate renounce dissolve void tear withhold pause disband | sanction | obj=TREATY,RELATION,AID,=co-operation,=inspection,=adoption,=data,=notification,=delivery,=trade,=import,=purchase,=export
suspend | sanction |
break cut | sanction | obj=TALKS,RELATION prt=off
cut reduce slash downgrade trim scale lower | sanction | obj=RELATION,DIPLOMAT,=presence,=service,=number
walk | sanction | prt=out prep=of,from,on,in
walk | sanction | prt=away
walk pull withdraw back drop | sanction | prep=from,of of=TREATY
pull withdraw | sanction | obj==signature,=ratification,=recognition
withdraw pull | retreat | obj=GROUND,FORCE
withdraw pull | retreat | prep=from,of,out
stop cease | sanction | obj=TREATY,=data,=sharing
complete finish make formalise formalize announce begin start trigger | sanction | obj==withdrawal,=exit,=pullout,=departure
withdraw | sanction | intrans
pull | sanction | prt=out
fall expire lapse run collapse | sanction | subj=TREATY weak
publish name | sanction | obj==name,=list,=blacklist,=russians,=americans
strip deprive | sanction | prep=of of=VISA
revoke strip rescind cancel annul deny refuse | sanction | obj=VISA
give hand | sanction | obj==year,=sentence,=term who
convict sentence jail imprison fine | sanction |
find | sanction | obj==guilty
disconnect exclude cut remove eject suspend drop | sanction | prep=from of=TREATY,=swift,=system,=g8
stop cease halt quit | sanction | then=share,observe,implement,comply,cooperate,supply,buy,sell,provide,publish,exchange,send,inspect,notify,participate,fund,import,export,abide,issue
stay stop keep | reject | prt=away
skip boycott snub shun | reject |
hold | coerce | obj=PRISONER weak
arrest detain seize confiscate impound raid search hack jam censor nationalise nationalize intimidate harass hijack kidnap abduct apprehend nab commandeer capture expropriate wiretap spy infiltrate breach meddle interfere intrude imprison | coerce |
pick take round | coerce | obj=PRISONER,=reporter prt=up
pick | coerce | prt=up
take | coerce | prep=into of==custody
take | coerce | obj=MISSION,ASSET prt=over
take | coerce | obj=MISSION,ASSET prt=away
board storm | coerce |
board | coerce | obj=FORCE,=tanker
steal leak | coerce | obj=CYBER,=data,=document,=e-mails
cut | coerce | prep=from of=CYBER
register | coerce | obj==agent
violate breach infringe flout break contravene | violation | obj=TREATY,=law,=rule,=norm,=commitment,=pledge,=word,=truce,=ceasefire,=resolution,=charter
fail refuse | violation | then=meet,comply,fulfil,fulfill,honour,honor,implement,abide,allow,facilitate
comply adhere | violation | prep=with,to
be | violation | prep=in of==violation,=breach,=compliance
hold keep remand | coerce | passive obj==@person,=he,=she,=they
charge indict | accuse |
deport extradite | coerce |
lock | coerce | prt=up
destroy ruin wreck poison kill strain damage sink | comment | obj=RELATION,DEAL,TALKS,TREATY
annex occupy invade overrun | assault |
attack bomb shell bombard strafe assassinate kill poison murder torture ram torpedo assault ambush shoot wound injure stab destroy sink gas obliterate pound | assault | 
shoot gun | assault | prt=down
bring | assault | obj=AIRCRAFT prt=down
down | assault | obj=FORCE,=airliner
seize grab take capture | assault | obj=LAND
strike hit | assault | obj=LAND,=base,=plant,=target,=airfield,=site,=facility,=building,=ship,=power,=grid,=position
launch begin start unleash wage mount open carry conduct stage | assault | obj=ARMS
fire hurl rain drop launch | assault | obj=ARMS
fire launch strike | assault | prep=at,on,into who
send order pour move | assault | prep=into of==ukraine,=crimea,=donbas
collide | assault | prep=with mutual
collide | assault | mutual both
strike hit | assault | obj=FORCE
strike hit | assault | prep=with of=ARMS,FORCE
authorise authorize order announce approve | mobilize | obj==movement,=deployment,=redeployment
reinforce strengthen bolster beef build | mobilize | obj==flank,=presence,=border,=posture,=troop
deploy station redeploy reposition mass amass mobilise mobilize scramble rotate | mobilize |
send deliver supply provide give transfer ship | aid | obj=AID dat
move send order dispatch position sail bring shift place put relocate | mobilize | obj=FORCE
intercept buzz shadow escort track | mobilize |
fly pass sail come swoop | mobilize | prep=near,close,by,past,over,within of==ship,=destroyer,=warship,=alaska,=plane,=metre,=meter,=foot,=mile,=uss,=coast
violate enter cross breach penetrate | mobilize | obj=AIRSPACE
test test-fire | mobilize |
hold conduct stage begin start run carry launch hold | mobilize | obj=EXERCISE
put place | mobilize | prep=on of==alert
rehearse practise practice drill | mobilize |
release publish | accuse | obj==video,=footage,=report,=evidence,=photo,=photograph,=image,=dossier,=recording,=indictment speech
issue adopt publish sign unveil present announce | agree | both mutual obj==statement,=declaration,=communique,=plan,=roadmap
halt suspend stop | sanction | obj=VISA
cut restrict limit reduce | sanction | obj==access
issue publish release | comment | obj==statement,=text,=transcript,=document,=data,=figure,=list,=details,=detail,=plan,=memo,=budget,=book,=name,=summary
release free liberate pardon unfreeze delist reinstate exonerate repatriate | retreat |
let send fly | retreat | obj=PRISONER prt=go
let | retreat | prt=go
let send fly bring | retreat | obj=PRISONER prt=home
swap trade exchange | retreat | obj=PRISONER mutual
swap exchange trade | retreat | prep=for mutual
lift ease waive relax suspend scrap remove drop loosen rescind soften abolish cancel roll | retreat | obj=SANCTION
lift waive relax | retreat |
return restore hand give | retreat | obj=MISSION,ASSET who
hand give | retreat | prt=back
return | retreat | obj==body,=remains,=property,=estate
drop | retreat | obj=CASE
dismiss | retreat | passive obj==indictment,=case,=lawsuit,=charges
reopen resume restore | retreat | obj=MISSION,FLIGHT,=embassy
hand turn give | retreat | obj=PRISONER prt=over
resign | retreat |
send deliver provide supply give donate ship grant lend airlift transfer restore resume earmark | aid | obj=AID
arm rearm fund finance bankroll train | aid | who
send | assault | obj=FORCE prep=into
meet | retaliate | passive
meet | consult | mutual
hold have host conduct convene begin open start launch resume attend conclude finish complete end wrap kick lead arrange join continue break | consult | obj=TALKS mutual
take place make pay | consult | obj=TALKS mutual
talk speak confer chat negotiate consult converse parley huddle | consult | mutual both prep=with,to,by,on,for,about,over,in,at,during,between
talk speak confer converse negotiate | consult | mutual both alone
talk speak confer negotiate | consult | mutual obj==phone,=time,=hour
spend | consult | mutual both obj==time,=minute,=hour prep=on
phone telephone ring | consult | mutual
call | consult | plain mutual obj==@person,=putin,=trump,=biden,=obama,=lavrov,=zelensky,=counterpart,=minister,=president,=kerry,=rubio,=blinken
brief debrief | consult | mutual both
visit tour | consult | mutual
receive host greet | consult | who mutual
travel fly arrive head go come jet | consult | prep=to,in,for weak mutual agent
land | consult | prep=in,to,at weak mutual agent
sit | consult | prt=down mutual
discuss | consult | mutual
shake | consult | obj==hand mutual
write deliver hand carry bring send take submit give present | consult | obj==letter,=message,=response,=reply mutual
exchange | agree | mutual obj==note
exchange | consult | obj==view,=letter,=word mutual
set lay spell | request | prt=out obj==point,=condition,=term,=demand,=requirement,=vision,=principle content
tie link | request | main prep=to speech content
put raise | request | obj=PROPOSAL,=issue,=question,=matter,=case content
agree consent assent concur | agree | mutual content
accept embrace | agree | content
sign | agree | prt=off mutual
sign ratify conclude initial ink clinch seal strike reach cut hammer finalise finalize renew extend | agree | obj=DEAL,TREATY mutual
sign | agree | mutual obj==treaty
sign | concede | obj==clemency,=pardon
commute | concede | obj==sentence
approve ratify | agree | obj=DEAL,TREATY
set create launch establish form | agree | obj==group,=commission,=dialogue,=channel,=hotline,=mechanism mutual
set | agree | both prt=up mutual
repeat reaffirm adopt endorse issue publish | agree | obj==formula,=statement,=declaration,=principle mutual
promise pledge vow announce prepare draft plan | threaten | obj=TROUBLE speech
promise pledge undertake commit | agree | content speech target
offer volunteer | agree | content speech
suggest | request | content speech subjunctive
propose float moot | request | content speech
assure reassure | agree | content speech who
respond react reply | agree | prt=positively speech
respond react | agree | prt=favourably speech
invite | agree | speech content
confirm | consult | obj==conversation,=call,=contact mutual
confirm announce fix schedule arrange plan | agree | obj=TALKS,DEAL speech
pass adopt approve introduce back propose table draft | threaten | obj==bill,=legislation
vote | threaten | prep=for of==bill,=legislation
sign | sanction | obj=LAW,SANCTION
extend renew prolong | agree | both mutual
adopt pass approve enact | sanction | obj=LAW weak
declare announce proclaim order observe call | concede | obj=TRUCE
scrap drop abandon cancel shelve | concede | obj==phase,=shield,=deployment,=objection
apologise apologize relent yield concede capitulate compromise | concede | speech
back climb | concede | prt=down
give | concede | prt=in
give | concede | prt=up
drop abandon withdraw soften shelve | concede | obj=PROPOSAL,=objection,=insistence,=opposition
regret | accuse | speech content
hold | concede | obj=SANCTION prt=off
hold | concede | prep=on of=SANCTION
postpone delay defer shelve | reject | obj=TALKS,PROPOSAL,=commission,=inspection
cancel scrap nix scrub axe shelve suspend | reject | obj=TALKS
cancel | reject |
call | reject | prt=off
praise welcome hail applaud endorse congratulate commend laud salute compliment cheer thank toast acclaim admire | support | speech content
thank | support | speech content
recognise recognize | coerce | obj==republic,=independence,=annexation,=statelet
back support defend side recognise recognize | support | speech content weak
express voice | support | obj==appreciation,=backing,=support,=gratitude,=solidarity,=condolence,=thanks speech
appoint nominate name | support | obj==ambassador,=envoy
appreciate | support | speech content
express voice | request | obj==hope speech content
express voice register convey | accuse | obj==concern,=outrage,=regret,=alarm,=anger,=displeasure,=disappointment,=dismay speech content
lodge deliver file hand send present make submit | accuse | obj==protest,=complaint,=demarche,=démarche speech
file bring unseal unveil press announce lay | accuse | obj=CASE,=charges speech
issue | accuse | obj==warrant
open launch begin order start | accuse | obj==investigation,=inquiry,=probe,=case
summon | accuse |
call haul | accuse | prt=in
call push appeal press | request | prep=for,on,upon speech content intrans
call label brand describe characterise characterize denounce condemn deem term dub portray depict decry dismiss paint | called | speech content
accuse blame criticise criticize slam blast lambast lambaste chide castigate deplore rebuke reproach berate assail scold upbraid fault bemoan lament mock ridicule deride scorn attribute pillory savage rap excoriate admonish reprimand disparage belittle vilify implicate chastise harangue insult malign slander defame demonise demonize taunt lampoon revile | accuse | speech content
allege charge sue prosecute investigate probe expose | accuse | speech content
release unveil | accuse | obj==indictment speech
complain object bristle fume rail | accuse | speech content
protest | accuse | speech content
lash hit hit | accuse | prt=out speech content
take | accuse | obj==aim,=issue,=exception speech content
compare liken | accuse | speech content
question doubt challenge | accuse | speech content weak
point | accuse | obj==finger speech
reject deny dismiss rebuff spurn repudiate refute dispute rebut disavow ignore contest contradict oppose disown discount decline refuse downplay veto scoff shrug brush balk baulk demur resist exclude preclude | reject | speech content
rule | reject | prt=out speech content
turn | reject | prt=down speech content
turn | reject | prt=away
brush shrug wave fend bat laugh | reject | prt=off speech content
brush wave | reject | prt=aside speech content
play | reject | prt=down speech content
vote | reject | prep=against
cast use wield exercise | reject | obj==veto
pour | reject | obj==water,=scorn speech
say answer reply | reject | obj==no,=nyet speech
threaten warn vow caution menace swear | threaten | speech content
sign approve amend adopt change revise | threaten | obj==doctrine
give | threaten | prep=until who
give | threaten | prep=until then=bring,cut,reduce,leave,make,agree,end,stop,comply
give set impose issue lay announce fix shorten cut bring | threaten | main obj==term,=day,=deadline,=ultimatum,=hour,=week,=month speech
promise pledge vow announce prepare draft plan | threaten | obj=TROUBLE speech
draw | threaten | obj==line
answer respond retaliate reply hit counter react | sanction | prep=with of=SANCTION,=expulsion,=closure
retaliate respond hit strike | retaliate | 
reserve | threaten | obj==right speech content
consider weigh mull contemplate ponder eye | consider | content speech
plead | comment | obj==guilty
plead | comment | prep=to,of
urge ask demand request implore beg plead exhort beseech petition appeal lobby pressure challenge entreat solicit | request | speech content
call press push appeal | request | prep=for,on,upon speech content
seek | request | content weak speech
tell remind order instruct | request | content inf who speech
push press | request | inf content speech
hope | request | speech content
expect | request | content weak active speech
suspect | accuse | content speech
demand | request | speech content
hand | accuse | passive obj==note speech
hand present give submit send pass | request | obj=PROPOSAL,=list,=roadmap,=document speech
need want require | request | obj==guarantee,=assurance,=guarantees speech content
cooperate collaborate | cooperate | mutual
share provide | cooperate | obj==intelligence,=data,=information,=notification,=update,=telemetry
work | cooperate | prt=together mutual
dock | cooperate | mutual
show | cooperate | prep=to weak
protest demonstrate rally march picket riot | protest |
destroy raze level pummel devastate massacre execute slaughter besiege encircle storm torch | assault |
carry hold conduct run perform | mobilize | prt=out obj==test,=explosion,=drill,=exercise,=launch
bring put | mobilize | prep=into of==service,=duty
activate surge | mobilize | obj=FORCE
shrink downsize mothball | sanction | obj=MISSION,RELATION,DIPLOMAT,=presence,=staff
push hit lash fire bite shoot strike | accuse | prt=back speech content
rail lash | accuse | prep=against,at speech content
see view regard perceive treat | called | prep=as speech content
censure decry impugn vent vilify smear attack bash | accuse | speech content
stonewall evade ignore dodge sidestep defy bar | reject | speech content
stand hold | reject | obj==firm,=ground speech
side | support | prep=with who
vouch | support | prep=for speech
defend champion uphold | support | speech content weak
greenlight green-light bless | agree | content
conclude seal negotiate settle | agree | obj=DEAL mutual
spare | concede | who
allow permit let | concede | who content
backtrack backpedal retreat | concede | speech
insist | request | prep=on speech content
need require | request | content weak speech inf
spend | consult | both mutual obj==hour,=day,=afternoon,=evening,=morning prep=at,in,with,behind,on
sit | consult | mutual prep=across,opposite,with,beside,alongside
walk stroll | consult | prep=beside,with,alongside mutual both
put impose slap | sanction | obj=SANCTION prep=on,against
exile banish | sanction | who
nullify void dismantle ditch overturn reverse repeal | sanction | obj=TREATY,RELATION
subpoena | accuse | who
blackmail bully bug extort blockade surveil muzzle persecute vandalise vandalize jam spoof | coerce | who
clash skirmish | assault | prep=with mutual
detonate neutralise neutralize overthrow topple incinerate | assault | who
blow | assault | obj=FORCE,LAND
patrol overfly chase trail tail | mobilize | who
overfly patrol | mobilize | obj=AIRSPACE,LAND,=alaska,=coast
condole commiserate | support | prep=with speech
aid assist furnish subsidise subsidize replenish | aid | who
sell loan | aid | obj=AID dat
mediate broker | consult | prep=between mutual
reconvene restart relaunch revive reschedule | consult | obj=TALKS mutual
bargain haggle | consult | prep=with mutual
spar trade | accuse | prep=with speech mutual
normalise normalize reset rebuild restore repair mend revive | agree | obj=RELATION mutual weak
rejoin reenter re-enter readmit | agree | obj=TREATY
exempt unblock unlock | retreat | who
acquit | retreat | obj=PRISONER
restart relaunch | retreat | obj=FLIGHT,MISSION
retract recant reverse rescind | concede | obj=PROPOSAL,SANCTION,=claim,=remark,=decision
surrender | concede | who
renege | accuse | prep=on speech
abstain | reject | prep=on,in
reciprocate | sanction | prep=with of=SANCTION,=expulsion
compensate | concede | who
"""
