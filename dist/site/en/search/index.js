briefingIndex("en", [
["2026-01-12/venezuela-oil/","Who sells Venezuela’s oil now?","example.org","Venezuela, Drugs, Immigration, Military threat"],
["2026-01-12/venezuela-tras-maduro/","Venezuela without Maduro, between the tutela and the oil","Redacción de muestra","Venezuela, Drugs, Immigration, Military threat"],
["2026-01-11/coca-and-peace/","The leaf, the guns and the long conversation","Briefing seed desk","Drugs, Venezuela, Military threat"],
["2026-01-10/ice-enforcement/","Deportations, detention and a death in Minneapolis","Briefing seed desk","Immigration, Venezuela, Drugs, Military threat"],
["2026-01-10/redadas-y-deportaciones/","A year of raids that ends with a death in Minneapolis","Redacción de muestra","Immigration, Venezuela, Drugs"],
["2026-01-09/amenaza-a-colombia/","Petro sees “real” the threat of Trump and appeal to the mountain and the jungle","Redacción de muestra","Drugs, Venezuela, Military threat, Immigration"],
["2026-01-09/colombia-threat/","Petro takes Trump's war talk seriously and looks to his mountains","Briefing seed desk","Military threat, Venezuela, Drugs, Immigration"],
["2026-01-08/phone-call/","What Petro and Trump said to each other, and what they said afterwards","Briefing seed desk","Venezuela, Military threat, Immigration, Drugs"]
],
`000 1 2 1 3
10 1 2 1 3
1903 5 1
1999 6
20 1 2 1 1 1
200 0 2 1
2000 2
2003 3 1
2015 2
2020 0 1
2025 3 1 1
37 4
605 1 2 1 3
abroad 2
accepts 2
according 4 3
account 3
accused 1
accuses 3
acronyms 4
acting 2 5
action 7
added 1
adds 4
administration 3 4
admits 7
afar 5
afford 0
afterwards 7
agencies 0
agents 6 1
air 7
aircraft 2 1 3
alluded 5
almost 1
already 4
always 5
america 3 2
american 0 1 1 2 2 1
americans 1 1 4 1
andes 6
anger 3 3
announced 5
answer 6
answered 3 3
anti 6
anyone 3
anything 5
anywhere 0
apart 7
appeal 5
appeared 1
approvingly 3
argues 5 2
argument 3
armed 2
army 0 1 1 4
arrollar 4
asked 2 4
attack 5 1
attacked 4 3
authorities 4
away 6
back 1 2
balance 4
banderitas 5
bands 2
bbc 2 3 2
became 2
began 0 2
begin 7
belonged 6
belt 0
biggest 6
bill 2
birds 4
blame 2
blamed 5
blood 2
board 5
boasts 1
bogota 4 1
bombardments 1
bombers 6
border 0 3 3
brazil 6
briefing 2 1 3 1
brings 4 3
british 5
broke 6
brought 7
building 5
bush 2
business 5
buy 6
buyers 6
buys 0
calculations 4
called 5
came 4 1 1
canal 6
capital 6
capture 1
captured 4 1 2
car 4
caracas 5 1 1
carried 6
carrying 3
case 3 1
cases 4
celebrated 4
century 1
chains 6
change 4
charge 1
charged 0
children 4
chose 6
cia 1 4 1
cities 1 5
citizen 4 3
close 0 3
coal 0 5
coca 2
cocaine 2 1 2 1 1
coffee 6
collapse 3
colleague 5
colombia 0 2 1 1 1 1 1
colombian 6
combat 4
comes 1 4 2
company 1
compatriots 6
complained 0 5 2
conceded 6
concern 1
conduct 7
consider 4
controlling 7
conversation 2
convinced 5
cotton 5
counted 5
countries 1
country 0 2 1 2 1 1
counts 3
covers 4
crash 5
credit 7
crime 3 1 3
criminals 3
crisis 3 2
critics 1
crop 2
crossing 5
crude 0 7
customer 6
customs 3 1
cut 6
danger 7
date 7
day 3 1 2
days 5 1
de 1 3 1
deals 5
dealt 7
death 3 1
debts 1
decade 3
decades 5 2
december 1 2 1 3
decide 0
declared 5
defences 6
del 1
delcy 1 1 5
delta 0 1 4 1
democracy 6
demonstrators 6
denies 5
department 3
deportations 3 4
deported 1 3 1
deportees 3
described 7
describes 3
desk 2 1 3 1
detention 3
died 4
dilute 1
direct 6
discuss 7
doing 1 1 1 3
donald 0 2 3 1
drawn 3
drive 3
drug 0 1 1 2 1 1
drugs 0 1 1 1 1 1 1 1
dug 6
east 6
effort 7
eight 0 3
elite 1
else 0 3
emeralds 5
emigrants 1
emigrated 0
empire 5
empires 0
end 1 6
ends 4
enforcement 3 1
english 4
enjoyed 6
enough 1 1 2
establish 6
estimates 0 3
evening 6 1
events 3
everyone 3 1
everything 5
evidence 1
example 0
exists 4
experiment 2
extreme 4
faces 5
facing 5
factory 4
facts 4
failed 2
faja 1
fall 4
families 5
far 2
fatal 3
fear 6
features 4
federal 4
fence 3
fewer 2
fields 2
first 5 2
flights 2 3
flowers 6
follow 1
force 0 1 1 3 1 1
forces 0 2 2 2 1
foreign 0 5
forest 2
former 1
fought 7
frontier 2
full 4
further 3
gave 6
genuine 6
get 4
go 5 2
gobierno 1
gold 5
gone 3 1
good 1 3 2
government 0 2 1 1 1 1
governments 3 2
great 5
greats 1
grounds 2
group 7
growers 6
guerrilla 6 1
guns 2
gustavo 6 1
hand 1
hands 6
happens 5
hard 7
health 2
heard 3
heart 2
heirs 2
helicopters 2
help 1 5
helped 1 4 1
hills 2
holds 1
home 3
homeland 3
honour 5
hostilities 3
hour 7
hours 3 2
house 5 1
ice 3 1
idea 4
illegally 3
immigrants 4
immigration 0 1 2 1 1 1 1
implied 5
impossible 3
inauguration 3 4
including 5
independence 6
informant 5
informers 6
insulin 2
insult 7
insults 5
insurgencies 2
intelligence 0 2
intends 7
interfered 0
interference 5
interim 1
international 5
internet 5
interview 5
invited 7
isolates 5
isthmus 6
itself 0 1
january 1 2 1 1 1
july 5 1
jungle 5
justice 1
justified 4
keep 7
kept 6
killed 7
kind 6
km 0 2 1
known 3 2
knows 4
lacks 6
lakes 4
language 2
last 6
latin 3 2
law 5 2
leader 1 3 2 1
leading 7
leaf 2
leaves 5
left 3 4
less 7
lie 0
lighter 0
line 3
little 3 4
live 0 1
long 0 2 1 2 1 1
longer 1
looks 6
losing 2
lost 5
maduro 0 1 1 2 1 1 1
main 1
makes 2 5
making 6
man 5 1 1
manage 0
manufacture 5
manufacturing 7
marched 6
marches 6
marks 6
massive 4
matter 3
mean 2
meeting 6
men 3
migrants 3 3
military 0 1 1 1 2 1 1
million 0 3 1
minister 1
ministries 1
minneapolis 3 1 3
minnesota 4
mixed 1
moment 0
money 2
months 2 2 3
more 0 2 1
mountain 5
mountains 6
movement 6
much 2
muestra 1 3 1
murdered 2
narcotics 3 4
nation 2 3
nationalities 1
nations 0 3 4
necessary 1
neighbor 5
neighbour 3
neighbours 0 7
network 5
new 0 1
nicolas 0 1 1 2 1 1 1
nicole 4
north 6
northern 3 2
nothing 5
offensive 2
officer 4
officers 2 2
official 4
officials 6 1
often 7
oil 0 1 4 2
old 4
older 2
ones 1
opened 3
operation 0 3 1 1
ordinary 6
org 0
orinoco 0 1
other 0 1 1 3 1 1
own 4 2
owns 1 5
paid 2
panama 5
parade 5 1
part 1 2
parts 2 4
patrol 2
pdvsa 1
people 1 1 2 2
person 7
personal 2
peru 6
petro 0 2 1 2 1 1
petroleos 1
pharmacy 2
phone 4
picked 2 5
pieces 5
pipe 0
plains 6
plan 2
plane 5 1
planet 1
plantations 2
plenty 0
pollsters 2
portrayed 6
possibility 5 1
post 1
power 5
predicted 6
prepare 6
president 0 1 1 1 1 1 2
presidential 5 1
presidents 3 1 2 1
pressure 2
prices 2
prisoner 2 3
producer 7
produces 5
production 1
promised 6
proper 7
prosecutors 0
proven 0
public 3
pursue 5 1
quarrel 3 3
raid 6
raids 3 1
rainforest 6
ranks 1
rapporteur 5
real 5 2
reason 1
reasoning 3
receive 5 1
recognise 6
redaccion 1 3 1
refrigerator 4
refuse 2
regards 6
rejects 6
remained 5
remembers 5
renee 4
reopen 4
repairing 5
repeats 4
replied 2 3
reporters 6
reproaches 4
reservations 1
reserves 0
rest 3
restarted 5
return 3
river 2
rodriguez 1 1 5
roses 6
round 6
run 0 1 5
safety 3
said 0 2 4 1
sale 7
sales 0
same 1 5
savannah 2
saw 7
say 0 4 1 1 1
says 2
scale 4
school 4
scored 5
second 2 2
secret 5 1
sector 1
security 3
see 0 5 1
seed 2 1 3 1
sees 3 2
seize 6
seized 0
sell 5
sells 0
sense 6
sentence 4
separated 5
seriously 6
services 5 1
set 3
shadow 1
share 0 3
shipping 6
shooting 3
showed 5
shrunk 2
sick 5 1 1
signs 1 4
similar 6
sits 2
situate 5
smugglers 2
social 5
sold 7
soldiers 6
something 6
sounds 5 1
source 1 5
south 6
southern 2
southward 4
sovereignty 6
speech 4
speed 2
spends 5
spies 5
spoke 4 1 1
spoken 0 2 1
sprayed 2
spread 2
state 1
states 3 2 1 1
stayed 6
steps 1
stop 3 3
stopped 2
streets 4
stretch 6
strikes 0
struck 2 4
subject 6
subjects 7
suffered 5
sugar 5
superpower 6
support 5 1
tablet 2
taken 3
takes 6
talk 3 3
talked 3
talking 6 1
talks 2
targets 7
tariffs 3 2
taste 5 2
telephone 6 1
tell 2
telling 7
territories 5
than 0 2 1 4
thesis 5
thick 0 1
thickness 1
thinks 3
thinned 0
threat 0 1 1 1 2 1 1
threats 5
thursday 5 1 1
ties 6
time 0
times 2
tone 4
too 0 3 4
took 0 2 2 1
topics 7
trade 2 1 2
traffic 7
traffickers 2 1 1 2
trafficking 0 1 3 1
training 2
treacle 0
treated 7
treatment 6
tried 1 3 1
troops 5
trump 0 2 1 1 1 1 1
tubes 1
turned 3 3
tutela 1
twenty 5
twice 4
unit 1
united 0 3 2 1 1
unleash 5
used 4
valentine 6
venezuela 0 1 1 1 1 1 1 1
venezuelan 0 4 1 1 1
venezuelans 0 3
very 0
vice 1
view 7
visit 2 5
waiting 5
war 3 2 1
warmly 0
warning 5
wars 5
washington 0 5 1 1
watch 2
way 2
weapons 6
wednesday 6 1
weedkiller 2
week 2 2 3
weighed 1
well 3 2 2
went 1 5
whatever 7
white 5 1
whom 5 2
wing 7
woman 4
words 4 2
work 1 1 4
world 2
worry 2
wrote 5
year 2 1 1 1 1
years 4 1
york 0 1
young 7
youth 6`);
