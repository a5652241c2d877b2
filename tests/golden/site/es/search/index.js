briefingIndex("es", [
["2026-01-12/venezuela-oil/","[en>es] ¿Who sells Venezuela’s oil now?","example.org","Venezuela, Drogas, Inmigración, Amenaza militar"],
["2026-01-12/venezuela-tras-maduro/","Venezuela sin Maduro, entre la tutela y el petróleo","Redacción de muestra","Venezuela, Drogas, Inmigración, Amenaza militar"],
["2026-01-11/coca-and-peace/","[en>es] The leaf, the guns and the long conversation","Briefing seed desk","Drogas, Venezuela, Amenaza militar"],
["2026-01-10/ice-enforcement/","[en>es] Deportations, detention and a death in Minneapolis","Briefing seed desk","Inmigración, Venezuela, Drogas, Amenaza militar"],
["2026-01-10/redadas-y-deportaciones/","Un año de redadas que termina con una muerte en Minneapolis","Redacción de muestra","Inmigración, Venezuela, Drogas"],
["2026-01-09/amenaza-a-colombia/","Petro ve «real» la amenaza de Trump y apela a la montaña y la selva","Redacción de muestra","Drogas, Venezuela, Amenaza militar, Inmigración"],
["2026-01-09/colombia-threat/","[en>es] Petro takes Trump’s war talk seriously and looks to his mountains","Briefing seed desk","Amenaza militar, Venezuela, Drogas, Inmigración"],
["2026-01-08/phone-call/","[en>es] What Petro and Trump said to each other, and what they said afterwards","Briefing seed desk","Venezuela, Amenaza militar, Inmigración, Drogas"]
],
`000 1 2 1 3
10 1 2 1 3
1903 5 1
1999 6
20 1 2 1 1 1
2000 2
2003 3 1
2015 2
2020 0 1
2025 3 1 1
2200 0 2 1
37 4
605 1 2 1 3
about 0 2 1 3
abroad 2
accepts 2
according 7
account 3
accuses 3
across 6
acting 2 5
action 7
acusa 1
acusacion 1
administration 3 4
admits 7
aduanas 3 1
advertencia 5
afford 0
afirman 4
afronta 5
after 0 2 1 3
afterwards 7
against 2 1
agencies 0
agente 4
agentes 4
agents 6 1
air 7
aircraft 2 1 3
aisla 5
algodon 5
aludido 5
amenaza 0 1 1 1 2 1 1
amenazas 5
america 3 2
american 0 2 4 1
americans 2 4 1
among 3 3
an 2 4 1
anadida 1
and 0 2 1 3 1
andes 6
anger 3 3
ano 4 1
anos 4 1
another 6 1
answer 6
answered 3 3
anti 6
antigua 1
anuncio 5
any 0 2 4
anyone 3
anywhere 0
apart 7
apela 5
approvingly 3
apresara 5
aranceles 5
are 2 1 4
argues 7
argument 3
armed 2
army 0 2 4
arrollar 4
as 0 3 3 1
asked 2 4
at 2 4
atacaron 4
ataque 5
atribuyo 5
attack 6
attacked 7
automovil 4
autoridades 4
aves 4
avion 5
away 6
ayuda 1
ayudo 1 4
azucar 5
back 3
balance 4
banderitas 5
bands 2
bastante 1
bbc 2 3 2
be 0 2 4
became 2
before 0 2 4
began 0 2
begin 7
behind 6
being 2 1
belonged 6
belt 0
between 3 4
beyond 3
bien 5
biggest 6
bill 2
blame 2
blanca 5
blood 2
bogota 4 1
bogotanas 5
bombardearan 5
bombardeos 1
bombers 6
border 0 3 3
bordo 5
brazil 6
briefing 2 1 3 1
brings 7
britanica 5
broke 6
brought 7
buena 1
bush 2
buy 6
buyers 6
buys 0
by 0 2 1 3 1
cadena 5
caida 4
calculos 4
calle 4
cambio 1 3
came 6
can 0 2
canal 6
capital 6
captura 1
capturaron 4
captured 7
caracas 5 1 1
carbon 5
carried 6
carrying 3
carteles 1 4
casa 5
case 3
caso 4
celebrara 4
chains 6
charged 0
choque 5
chose 6
cia 1 4 1
cities 6
citizen 7
cito 5
ciudadana 4
ciudades 1
close 0 3
coal 0
coca 2
cocaina 5
cocaine 2 1 3 1
coffee 6
colega 5
collapse 3
colombia 0 2 1 1 1 1 1
colombian 6
combatan 4
comercial 5
comes 7
compatriots 6
complained 0 7
conceded 6
conduct 7
conoce 4
conocida 5
consigo 4
contados 5
control 3 1
controlling 7
convencido 5
conversation 2
corra 1
country 0 2 1 3 1
counts 3
credit 7
crime 3 4
criminals 3
crisis 3 2
criticos 1
crop 2
crude 0 7
cruzandose 5
cubre 4
customer 6
customs 3
cut 6
danger 7
date 7
day 3 3
days 6
de 1 3 1
dealt 7
death 3
decadas 5
decade 3
decades 7
decide 0
decir 5
declaro 5
defences 6
deja 5
delcy 1 1 5
delincuencia 4
delta 0 1 4 1
demas 1 4
democracy 6
demonstrators 6
demostrado 5
denso 1
dentro 1
department 3
deportadas 4
deportado 1
deportados 5
deportations 3 4
deportees 3
derecho 5
desatar 5
described 7
describes 3
desfile 5
desk 2 1 3 1
detention 3
detras 5
deudas 1
dia 4
dias 5
diciembre 1 2 1 3
did 6 1
diluirlo 1
dio 5
direct 6
discuss 7
disparos 4
do 2 4
does 0
doing 2 1 3
donald 0 2 3 1
drawn 3
drive 3
droga 1 4
drogas 0 1 1 1 1 1 1 1
drug 0 2 4
drugs 7
dug 6
each 7
east 6
ee 1 4
effort 7
eight 0 3
ejercito 1
elite 1
else 0 3
emigraron 1
emigrated 0
empires 0
empresa 1
end 7
enero 1 2 1 1
enfermo 5
enforcement 3
enfrentado 5
enjoyed 6
enough 2
entender 5
entrevista 5
escala 4
escribio 5
escuela 4
esmeraldas 5
espias 5
establish 6
estado 1
estados 5
estadounidense 1 3
estadounidenses 1
estatal 1
estimates 0 3
estuvieron 5
evening 6 1
events 3
everyone 3
example 0
existe 4
experiment 2
extranjeros 5
extremo 4
fabrica 4
fabricar 5
failed 2
faja 1
familias 5
far 2
fatal 3
fear 6
federales 4
fence 3
few 3
fewer 2
fields 2
figuraba 1
filas 1
finales 1
first 7
flights 2
flowers 6
for 0 2 1 3 1
force 0 2 4 1
forces 0 2 4 1
foreign 0
forest 2
fought 7
frase 4
from 2 1 3 1
frontier 2
fuente 1
fuerza 1 4
fuerzas 4
further 3
gave 6
gente 4
genuine 6
go 7
gobernante 1 3
gobierno 1 3 1
gobiernos 5
gone 3
good 4 2
government 0 2 1 3
governments 3
gran 4 1
grandes 1
grounds 2
group 7
growers 6
grueso 1
guerra 5
guerras 5
guerrilla 6 1
guns 2
gustavo 6 1
gusto 5
habla 4
hablaran 4
hablo 5
hace 4 1
hacer 1
had 2 5
hands 6
hard 7
has 0 2 1 3 1
have 0 2 1
haya 5
he 0 2 1 3 1
health 2
heard 3
heart 2
hechos 4
heirs 2
helicopters 2
help 6
helped 6
her 2
hicieron 4
hielo 4
hijos 4
hills 2
him 0 6 1
his 2 4 1
hombre 5
home 3
homeland 3
honor 5
horas 5
hostilities 3
hour 7
hours 3
house 6
how 3
ice 3 1
idea 4
ido 4
if 6
illegally 3
immigration 3 4
imperio 5
impossible 3
in 0 2 1 3 1
inauguration 3 4
independence 6
informante 5
informers 6
ingles 4
injerencia 5
inmigracion 0 1 2 1 1 1 1
inmigrantes 4
inquietud 1
inside 6
instead 7
insulin 2
insult 7
insultos 5
insurgencies 2
intelligence 0 2
intends 7
intento 4
interfered 0
interina 1
interlocutor 5
internacional 5
internet 5
into 3 4
invited 7
is 0 2 1 3 1
isthmus 6
it 0 2 1 3 1
its 3 3 1
itself 0
january 3 3
jueves 5
julio 5 1
just 7
justicia 1
justifica 4
keep 7
kept 6
killed 7
kind 6
km 0 2 1
known 3
lacks 6
lagos 4
language 2
last 6
latin 3
latina 5
law 7
leader 6 1
leading 7
leaf 2
left 3 4
lejos 5
less 7
lie 0
lighter 0
line 3
little 3 4
live 0
llamo 5
llega 1
llego 1 3
llena 4
lleva 5
llevan 5
llevaran 5
long 0 2 1 3 1
looks 6
losing 2
maduro 0 1 1 2 1 1 1
makes 2 5
making 6
maletas 4
man 6 1
manage 0
mandatario 5
manufacturing 7
many 6
marched 6
marches 6
marks 6
matter 3
mayores 1
mean 2
meeting 6
men 3
meses 4
metido 5
mezclado 1
might 6 1
migrants 3 3
migratorias 4
militar 0 1 1 1 2 1 1
military 0 3 3 1
million 0 3
millones 4
ministerios 1
ministra 1
minneapolis 3 1 3
minnesota 4
mismo 1
moment 0
money 2
montana 5
months 2 5
more 0 2 1
most 0 2 1 3 1
mountains 6
movement 6
much 2
mucho 5
muerte 4
muestra 1 3 1
mujer 4
mundo 4
murdered 2
murio 4
nacion 5
nacionalidades 1
nada 5
narcotics 3 4
narcotrafico 1 3 1
nation 2
nations 0 3 4
negocio 5
neighbour 3
neighbours 0 7
neither 0 7
nevera 4
new 0
nicolas 0 1 1 2 1 1 1
nicole 4
niega 5
nor 6 1
norte 5
north 6
northern 3
not 0 2
now 0 3
nueva 1
obra 1
ocupa 1
ocurre 5
of 0 2 1 3 1
off 6
offensive 2
officers 2
officials 6 1
oficial 4
often 7
oil 0 7
older 2
on 2 1 3 1
once 6
one 6 1
only 6
opened 3
operacion 5
operation 0 3
operativos 4
or 2
ordinary 6
org 0
orinoco 0 1
oro 5
other 0 2 4 1
others 3
out 6
over 2 1 3
own 6
owns 6
paid 2
pais 5
paises 1
palabras 4
panama 5
parade 6
part 3
parte 1 4
parts 2 4
pasado 1
pasados 1
paso 4
pasos 1
past 6
patrol 2
pdvsa 1
pensarselo 4
people 2 4
perdido 5
persiguen 5
person 7
personal 2
personas 1 3
peru 6
pesaba 1
petro 0 2 1 2 1 1
petroleo 1 4
pharmacy 2
picked 2 5
piezas 5
pipe 0
plains 6
plan 2
plane 6
planeta 1
plantations 2
plenty 0
pollsters 2
portrayed 6
posee 1
posibilidad 5
possibility 6
potencia 5
predicted 6
prepare 6
presidencia 1
presidencial 5
president 0 2 1 4
presidente 4 1
presidentes 4
presidential 6
presidents 3 3 1
preso 5
pressure 2
presume 1
prices 2
primeros 5
prisoner 2
probadas 1
produccion 1
produce 5
producer 7
promised 6
pronto 5
proper 7
propia 4
propio 1
prosecutors 0
proven 0
prueba 1
public 3
pursue 6
quarrel 3 3
quedado 5
quejo 5
raid 6
raids 3
rainforest 6
rastro 1
razon 1
reabre 4
real 5 2
reasoning 3
receive 6
recibira 5
recognise 6
recuerda 5
red 5
redaccion 1 3 1
redadas 4
refuse 2
regards 6
rejects 6
renee 4
reparar 5
repite 4
replied 2
reporters 6
reprocha 4
reservas 1
reserves 0
respaldo 5
respondia 5
rest 3
retomo 5
return 3
river 2
rodriguez 1 1 5
roses 6
round 6
run 0 6
safety 3
said 0 2 4 1
sale 7
sales 0
salio 1 3
same 6
savannah 2
saw 7
say 0 6 1
says 2
second 2
secret 6
secretos 5
sector 1
security 3
see 0 6
seed 2 1 3 1
sees 3
seguirle 1
segunda 4
seize 6
seized 0
sells 0
selva 5
semana 4
sense 6
separo 5
seriously 6
serlo 5
services 6
servicio 3 1
servicios 5
set 3
several 2
share 0 3
shipping 6
shooting 3
shrunk 2
sick 6 1
siempre 5
siglas 4
siglo 1
sigue 1
similar 6
since 0
sitio 1
sits 2
smugglers 2
social 5
sold 7
soldiers 6
sombra 1
some 2 4
something 6
soon 6
sostiene 5
sounds 6
source 6
south 6
southern 2
sovereignty 6
speed 2
spoke 6
spoken 0 2 1
sprayed 2
spread 2
states 3 3 1
stayed 6
still 2 5
stop 3 3
stopped 2
stretch 6
strikes 0
struck 2 4
subject 6
subjects 7
such 6
suelen 4
suena 5
suficiente 4
sufrido 5
suma 4
superpower 6
support 6
sur 4
tablet 2
taken 3
takes 6
talk 3 3
talked 3
talking 6 1
talks 2
tan 1
targets 7
tariffs 3
taste 7
telefono 4
telephone 6 1
tell 2
telling 7
tenia 1 3 1
termina 4
territorios 5
tesis 5
than 0 2 1 4
that 0 2 1 3 1
the 0 2 1 3 1
their 3
them 0 2 1 3
then 7
there 0 2 1 3
they 2 4 1
thick 0
thinks 3
thinned 0
this 2 4 1
those 2 1
threat 6
three 6
through 0
thursday 6 1
tiempo 5
tiene 5
tienen 1 3
ties 6
time 0
times 2
to 0 2 1 3 1
tono 4
too 0 3 4
took 0 2
topics 7
trade 2 1
trae 4
traffic 7
traffickers 2 1 3
trafficking 0
traficantes 4
training 2
trata 5
trato 5
treacle 0
treated 7
treatment 6
tropas 5
trump 0 2 1 1 1 1 1
tubos 1
turned 3 3
tutela 1
two 0 2 1 3 1
ubicar 5
under 2
unidad 1
unidos 5
united 0 3 3 1
until 2 4
up 3 3 1
us 6 1
uu 1 4
valentine 6
ve 5
veces 4
vecino 5
veinte 5
ven 5
venderla 5
venezolana 5
venezolano 4
venezuela 0 1 1 1 1 1 1 1
venezuelan 0 6 1
venezuelans 0 3
ver 5
very 0
vicepresidenta 1
viene 5
view 7
vino 5
visit 2 5
viven 1
voluntad 4
vuelos 5
war 3 3
warmly 0
was 0 2 1 3 1
washington 0 5 1 1
watch 2
way 2
weapons 6
wednesday 6 1
weedkiller 2
week 2 5
well 3 4
went 6
were 6
what 2 1 3 1
whatever 7
when 2 4
where 0 2 4
whether 2 4
which 2 5
white 6
who 0 2 4 1
whom 7
will 0
wing 7
with 0 2 1 3 1
words 6
work 2 4
world 2
worry 2
would 6
year 2 1 3
york 0 1
young 7
youth 6`);
