briefingIndex("es", [
["2026-01-12/venezuela-oil/","¿Quién vende el petróleo de Venezuela ahora?","example.org","Venezuela, Drogas, Inmigración, Amenaza militar"],
["2026-01-12/venezuela-tras-maduro/","Venezuela sin Maduro, entre la tutela y el petróleo","Redacción de muestra","Venezuela, Drogas, Inmigración, Amenaza militar"],
["2026-01-11/coca-and-peace/","La hoja, las armas y la conversación larga","Briefing seed desk","Drogas, Venezuela, Amenaza militar"],
["2026-01-10/ice-enforcement/","Deportaciones, detención y una muerte en Minneapolis","Briefing seed desk","Inmigración, Venezuela, Drogas, Amenaza militar"],
["2026-01-10/redadas-y-deportaciones/","Un año de redadas que termina con una muerte en Minneapolis","Redacción de muestra","Inmigración, Venezuela, Drogas"],
["2026-01-09/amenaza-a-colombia/","Petro ve «real» la amenaza de Trump y apela a la montaña y la selva","Redacción de muestra","Drogas, Venezuela, Amenaza militar, Inmigración"],
["2026-01-09/colombia-threat/","Petro toma la charla de la guerra de Trump en serio y se ve a sus montañas","Briefing seed desk","Amenaza militar, Venezuela, Drogas, Inmigración"],
["2026-01-08/phone-call/","Lo que Petro y Trump dijeron que el uno al otro, y lo que dijeron después","Briefing seed desk","Venezuela, Amenaza militar, Inmigración, Drogas"]
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
abonan 7
abrio 3
acabaron 7
acaecia 2
accion 0 3 4
acepta 2
acusa 1 2
acusacion 1
adelgazado 0
administracion 3 4
admite 7
admitio 6
aduanas 3 1
advertencia 5
afirma 7
afirman 4
afronta 5
agencias 0
agente 4
agentes 2 2 2 1
air 7
aisla 5
algo 6
algodon 5
alla 3
aludido 5
amenaza 0 1 1 1 2 1 1
amenazas 5
america 3 2
anadida 1
andes 6
ano 2 1 1 1 1
anos 4 1
antiaereos 6
antigua 1
anuncio 5
aparte 7
apela 5
apoyo 6
approvingly 3
apresara 5
apropiado 7
aproximadamente 0 2 1
aranceles 3 2
arbusto 2
argumento 3
armadas 2
armas 2 4
arrollar 4
arterial 2
asesinadas 2
atacaron 4 2
ataque 5 1
atribuyo 5
automovil 4
autoridades 4
averio 6
aves 4
avion 3 2 1
aviones 2
ayuda 1
ayudan 6
ayudo 1 4 1
azucar 5
balance 4
bandas 2
banderitas 5
bastante 1
bbc 2 3 2
belt 0
bien 3 2 1
blanca 5 1
bogota 4 1
bogotanas 5
bombardearan 5
bombardeos 1
bombarderos 6
borde 6
bordo 5
bosque 2
brasil 6
briefing 2 1 3 1
britanica 5
buena 1
cadena 5
cadenas 6
cafe 6
caida 4
calculos 4
calle 4
calurosamente 0
cambio 1 3 3
campos 2
canal 6
capital 6
capto 7
captura 1
capturaron 4
caracas 5 1 1
carbon 0 5
carece 6
carrera 6
carteles 1 4
casa 3 2 1
caso 3 1
casos 3
cavo 6
celebrara 4
cerca 0 3
cercano 0
cerros 2
charla 6
choque 5
cia 1 4 1
cito 5
ciudadana 4
ciudadano 7
ciudades 1 5
clase 6
cliente 6
coca 2
cocaina 2 1 2 1 1
cogerle 6
cogieron 0
colapso 3
colega 5
colombia 0 2 1 1 1 1 1
colombianos 6
combatan 4
comenzaron 0
comercial 3 2
comercio 2 1
comparten 0 3
compatriotas 6
compra 0
compradores 6
compran 6
conducta 7
conoce 4
conocida 5
conocido 3
consigo 4
contados 5
continuar 6
contrabandistas 2
control 3 1
controlar 7
convencido 5
conversacion 2
conversaciones 2
corra 1
correra 0
corte 6
cosa 7
cosecha 2
cree 6
crisis 3 2
criticos 1
crudo 0 7
crudos 0
cruzandose 5
cualquier 0 2 1 3 1
cubre 4
cuenta 3
culpa 2
cumplir 6
dado 3
day 6
de 1 3 1
decada 3
decadas 5 2
decia 7
decide 0
decir 0 5 2
declaro 5
defensas 6
deja 5
dejado 3
dejar 3
dejo 2
delcy 1 1 5
delincuencia 3 1
delincuentes 3
delito 3 4
delta 0 1 4 1
demas 1 4
demasiado 3 4
democracia 6
demostrado 5
denso 1
dentro 1 5
departamento 3
deportaciones 3 4
deportadas 4
deportado 1
deportados 3 2
derecho 5
desatar 5
describe 3
describio 7
desfile 5 1
desk 2 1 3 1
detencion 3
detras 5 1
deudas 1
devolucion 3
dia 3 1 2
dias 5 1
dice 2 4
dicen 2
dicho 0 2
diciembre 1 2 1 3
dificiles 7
dijeron 7
dijo 2 4
diluirlo 1
dinero 2
dio 3 2 1
directa 6
dirigira 0
disparos 4
donald 0 2 3 1
droga 1 1 3 1
drogas 0 1 1 1 1 1 1 1
edad 2
ee 1 4
ejercito 0 1 1 4
elegido 2
eligieron 7
eligio 6
elite 1
embarcandolo 6
emigrado 0
emigraron 1
empezar 7
empezo 2
empresa 1
encargados 0
encuentra 2
encuestadores 2
enero 1 2 1 1 1
enferma 7
enfermo 5 1
enfrentado 5
entender 5
entraron 6
entrenando 2
entrevista 5
escala 4
escepticismo 7
escribio 5
escuela 4
esfuerzo 7
esmeraldas 5
espias 5
establecer 6
estado 1
estados 3 2 1 1
estadounidense 1 1 2 2 1
estadounidenses 0 1 1 4 1
estatal 1
estimaciones 0 3
estuvieron 5
example 0
existe 4
experimento 2
extranjero 0 2
extranjeros 5
extremo 4
fabrica 4
fabricacion 7
fabricar 5
factura 2
faja 1
familias 5
farmacia 2
fatal 3
fecha 7
federales 4
figuraba 1
filas 1
fin 7
finales 1
fiscales 0
flores 6
fondo 2
force 0 6 1
frase 4
frontera 0 2 1
fuente 1 5
fuera 6
fuerza 1 1 3
fuerzas 0 2 2 2 1
funcionarios 6 1
gente 4
genuina 6
gobernante 1 3
gobierno 0 1 1 1 1 1 1
gobiernos 3 2
good 4
gozo 6
gran 4 1
grandes 1
grueso 0 1
grupo 7
guerra 0 3 2 1
guerras 5
guerrilla 6 1
gustavo 6 1
gusto 5 2
habla 4
hablado 0 2 1
hablan 7
hablando 6 1
hablar 3
hablaran 4
hablaron 3 3
hablo 5 1
habria 6
hace 2 2 1 1 1
hacer 1 2 3
haciendo 2
haya 5
hechos 4
helicopteros 2
herederos 2
hicieron 4
hielo 4
hijos 4
hizo 6
hoja 2
hombre 5 1
hombres 3
honor 5
hora 7
horas 3 2
hostilidades 3
huelgas 0
ice 3 1
idea 4
ido 3 1
ilegalmente 3
imperio 5
imperios 0
imposible 3
inauguracion 3 4
independencia 6
informante 5
informers 6
ingles 4
injerencia 5
inmigracion 0 1 2 1 1 1 1
inmigrantes 4
inquietud 1
insulina 2
insultan 7
insultos 5
insurgencias 2
inteligencia 0 2
intencion 7
intento 4
interferido 0
interina 1
interlocutor 5
internacional 5
internet 5
invitado 7
ira 3 3
istmo 6
izquierda 7
joven 7
jueves 5 1 1
juicio 7
julio 5 1
justicia 1
justifica 4
juventud 6
km 0 2 1
lagos 4
larga 2
latina 3 2
lejos 5
lengua 2
ley 7
lider 6 1
liga 6
ligero 0
linea 3
llamo 5
llanuras 6
llega 1
llegar 7
llegaron 2 4
llego 1 3
llena 4
lleva 3 2
llevan 5
llevaran 5
llevo 6
localizacion 0
logrado 2
lucha 3 3
lucho 7
lugar 0
maduro 0 1 1 2 1 1 1
maletas 4
mandatario 5
manifestantes 6
manos 6
mantener 7
mantuvo 6
marcas 6
marcha 2
marcharon 6
marchas 6
mato 7
mayor 6
mayores 1
mayoria 0 3 3 1
menudo 7
meses 2 2 3
metido 5
mezclado 1
miercoles 6 1
migrantes 3 3
migratorias 4
militar 0 1 1 1 2 1 1
millones 0 3 1
ministerios 1
ministra 1
minneapolis 3 1 3
minnesota 4
mirar 2
mismo 1 5
momento 0
montana 5
montanas 6
movimiento 6
mucho 0 2 1 2 1 1
muerte 3 1
muestra 1 3 1
mujer 4
mundial 2
mundo 3 1
murio 4
nacion 2 3
nacional 3
nacionalidades 1
naciones 0 3 4
nada 5
narcoticos 3 4
narcotrafico 0 1 3 1
negocio 5
nevera 4
new 0
nicolas 0 1 1 2 1 1 1
nicole 4
niega 5
noche 6 1
normal 6
norte 3 2 1
nueva 1
objetivos 7
obra 1
ocho 0 3
ocupa 1
ocurre 5
ofensiva 2
oficial 4
oida 3
one 7
operacion 5
operativos 4
oponen 2
org 0
orinoco 0 1
oro 5
pago 2
pais 0 2 1 2 1 1
paises 1
palabras 4 2
panama 5
pararia 6
parte 1 2 2 1
partes 2 4
pasado 1 5
pasados 1
paseo 3
paso 4
pasos 1
pastilla 2
patrulla 2
pdvsa 1
pedido 2
peligro 7
pensar 3
pensarselo 4
perdido 5
perdiendo 2
periodistas 6
permitirse 0
persiguen 5
persona 7
personal 2
personas 1 1 2 2
pertenecia 6
peru 6
pesaba 1
petro 0 2 1 2 1 1
petroleo 0 1 4 2
pidio 2 4
piezas 5
pipa 0
plan 2
planeta 1
plantaciones 2
poco 3 4
posee 1 5
posibilidad 5 1
potencia 5
precios 2
predijo 6
preocupan 2
prepara 6
presidencia 1
presidencial 5 1
presidente 0 2 1 1 1 2
presidentes 3 1 2 1
presion 2
preso 5
presume 1
primero 7
primeros 5
principal 7
prisionero 2
probadas 1
probar 0
problema 3
produccion 1
produce 5
productora 7
productores 6
prometio 6
pronto 5 1
propagacion 2
propia 4
propio 1
propios 6
prueba 1
publica 3
puesto 3
quedado 5 1
quejo 0 5
rastro 1
razon 1
razonamiento 3
razones 2
reabre 4
real 5 2
recibir 6
recibira 5
reconocerian 6
recuerda 5
red 5
redaccion 1 3 1
redada 6
redadas 3 1
redondea 6
reducido 2
rehusa 6
renee 4
renegado 7
reparar 5
repite 4
reprocha 4
reservas 0 1
respaldo 5
respondia 5
respondio 2 1 3
respuesta 6
resto 3
resultaron 6
retomo 5
retrato 6
rio 2
rodriguez 1 1 5
rosas 6
sabana 2
salio 1 3
salud 2
secreto 6
secretos 5
sector 1
seed 2 1 3 1
seguir 7
seguirle 1
segunda 2 2
seguridad 3
selva 5 1
semana 2 2 3
sentido 6
separo 5
serio 6
serlo 5
servicio 3 1
servicios 5 1
siempre 5
siglas 4
siglo 1
significan 2
sigue 1
similar 6
sitio 1
soberania 6
social 5
soldados 6
sombra 1
sostiene 5
sprayed 2
suelen 4
suena 5 1
suficiente 4
suficientemente 2
sufrido 5
suma 4
superpower 6
suplente 7
sur 2 2 2
tan 0 1
telefono 4 2 1
tema 6
temas 7
teme 6
tenia 1 3 1
termina 4
territorios 5
tesis 5
tiempo 0 2 1 2 1 1
tiene 0 5 1 1
tienen 1 3
tiroteo 3
toma 6
tomado 3
tomo 0 2
tono 4
trabajando 2
trabajo 2 4
trae 4 3
traficantes 2 1 1 2
trafico 7
trajo 7
tramo 6
trata 5
tratado 7
trato 5 1
traves 0 6
trazado 3
treacle 0
tropas 5
tropical 6
trump 0 2 1 1 1 1 1
tubos 1
tutela 1
ubicar 5
ultimo 6
unidad 1
unidas 0 3
unidos 3 2 1 1
uno 7
uu 1 4
valentine 6
ve 3 2 1
veces 2 2
vecino 3 2
vecinos 0 7
veinte 5
velocidad 2
ven 5 1
vende 0 7
venderla 5
venezolana 5 1
venezolano 4 3
venezolanos 0 3
venezuela 0 1 1 1 1 1 1 1
venta 7
ventas 0
ver 5
verlo 0
vez 6
vicepresidenta 1
viene 5 2
vino 5
vio 7
visita 7
visitar 2
viven 0 1
voluntad 4
vuelos 2 3
vuelta 3
washington 0 5 1 1
weedkiller 2
york 0 1`);
