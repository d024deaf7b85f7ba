"""Common given names, so that "Priya Raman" is taken for a person and "Priority Support" is not.

Compiled by hand from frequent given names of Europe, the Americas, South and East Asia, the Middle East and Africa. Names that
are English words first (Will, Mark, May, Grace, Faith, Hope, Bill, Frank, Art, Chase, Summer, June, April, Dawn, Rose) are in
`ALSO_WORDS`: they count only in front of a family name that is no common word either.
"""

from __future__ import annotations

from kbaudit.facts.word_list import word_list

GIVEN_NAMES = word_list(
    """
    aaliyah aaron abdul abdullah abena abigail adam adama adebayo adele adelheid adrian adriana aditi aditya agata
    agnes agnieszka ahmad ahmed aiko aileen aino aisha aisling akira akosua alain alan alasdair alba albert
    alberto aldo aleksander aleksandra alejandra alejandro alena alessandra alessandro alessia alex alexa
    alexander alexandra alexandre alexei alexis alfie alfred alfredo ali alice alicia alina alisha alison alistair
    allan allison alma alois alvaro alwin amadou amal amanda amara amber amelia amelie amina amir amira amit amy
    ana anabel anders andre andrea andreas andrei andres andrew andrzej andy anette angela angelika angelina
    angelo angus anika anil anita anja anjali ann anna annabel anne anneliese annette annika annika annina anthony
    antje antoine antoinette anton antonia antonio anu anya aoife arash archana archie ariana arjun arlene armando
    arnaud arne arnold arthur arturo arun arvid asha ashley ashok asif astrid atsuko audrey august augusto aurelie
    aurora ava axel aya ayesha ayse aziz barbara barry bartosz bashir beata beate beatrice beatriz beatrix belinda
    ben benedict benedikt benedita benjamin bente bernadette bernard bernd bernhard bert bertha berta bertrand
    bethany betty bianca birgit birgitta bjoern björn blanca bogdan bohdan bonnie boris bozena brad bradley branka
    brenda brendan brian bridget brigitte britta bruce bruno bryan burak caitlin calum camila camilla camille
    candice carina carl carla carlo carlos carlotta carmen carol carola carolina caroline carolyn carsten
    cassandra caterina catherine cathy cecilia cecilie cedric celia celine cesar chanel chantal charles charlie
    charlotte chen cheryl chiamaka chiara chidi chiedza chinedu chioma chloe chris christa christel christelle
    christian christiane christina christine christof christoph christophe christopher christos chun ciara cillian
    claire clara clarissa claude claudia claudio claus clemens clement clive colette colin colleen conor conrad
    constanze cora corinna corinne cornelia cornelius cristian cristiano cristina curtis cynthia cyril daisuke
    dalia damian damien dan dana daniel daniela danielle danilo danny dara daria dario darius darko darren daryl
    dave david davide dean debbie deborah deepak deepika deirdre delphine denis denise dennis derek desmond devika
    diana diane didier diego dieter dietmar dilip dimitri dimitrios dina dinesh dirk divya dmitri dmitry dolores
    dominic dominik dominika dominique donald donna dora doreen dorian doris dorota dorothea dorothy doug douglas
    duarte duncan dustin dwayne dylan eberhard ebony eckhard eddie edgar edith edmund eduard eduardo edward edwin
    eero efua egon eileen eilidh einar ekaterina elaine eleanor elena eleni eleonora elfriede eli elias elif elin
    elina elisa elisabeth elise eliza elizabeth elke ella ellen ellie elliot elliott elsa elsie elvira emeka emer
    emil emile emilia emiliano emilie emilio emily emma emmanuel emre enrico enrique eric erica erich erik erika
    erin ernest ernesto ernst erwin esra esteban estelle ester esther ethan etienne eugen eugene eugenia eva evan
    evangelia evelin eveline evelyn ewa ewan fabian fabienne fabio fadi fatima fatma fatou federica federico
    felicitas felicity felipe felix ferdinand fergus fernanda fernando filip filipa filippo finn finnegan fiona
    flora florence florian folake frances francesca francesco francis francisca francisco franco francois françois
    francoise françoise franz franziska frauke fred freddie frederic frederik fredrik freya frida frieda friedrich
    fritz gabriel gabriela gabriele gabriella gareth gary gavin geert gemma genevieve geoff geoffrey georg george
    georges georgia georgina gerald geraldine gerard gerda gerhard gert gertrud gianluca gianni gilbert gilles
    gillian gina giorgio giovanna giovanni giulia giuseppe gisela gita giuliana glenda glenn gloria gonzalo gordon
    goran grazia graham graeme greg gregor gregory greta gretchen grzegorz guadalupe gudrun guido guillaume
    guillermo gunnar gunter gunther gustav gustavo guy günter günther habib hadiya hakan halima hamid hamza han
    hana hanna hannah hannelore hannes hanne hans harald harish haris harold harriet harriett harry haruka haruto
    harvey hassan hans-peter heather hector hedwig heidi heike heiko heiner heinrich heinz helen helena helene
    helga helmut hendrik henk henning henri henriette henrik henrique henry herbert hermann hilary hilda hilde
    hildegard hiroshi hiroko holger holly horst howard hubert hugh hugo huda hussein ian ibrahim ida ifeoma
    ignacio igor ikram ilaria ilona ilse imani imogen imran ina ines inga inge ingeborg ingo ingrid ioana ioannis
    irena irene irina iris irma isaac isabel isabell isabella isabelle isadora isaac ishaan ishita ismail ivan
    ivana ivo iwona jaakko jack jackie jacob jacqueline jacques jadwiga jaime jakob jakub jamal james jamie jan
    jana jane janet janice janina janine janis jan-erik jared jaroslav jasmin jasmine jason javier jay jayden jean
    jean-luc jean-pierre jeanette jeanne jeff jeffrey jelena jemima jennifer jenny jens jeremiah jeremy jerome
    jerry jesper jess jessica jesus jill jillian jim jimmy jing jitka joachim joan joana joanna joanne joao
    joaquin jochen jodie joe joel joelle johan johann johanna johannes john johnny jolanta jon jonas jonathan
    jordi jorg jorge joris jose josé josef josefine joseph josephine joshua joy joyce juan juana juanita judith
    judy juha jules julia julian juliana juliane julie julien juliet juliette julio julius junko jurgen justin
    justine justyna juergen jürgen jörg kaiser kamal kamala kamil kamila karel karen kareem karim karin karina
    karl karla karolina karoline karsten kasia katarina katarzyna kate kateryna katharina katherine kathleen
    kathrin kathryn kathy katie katja katrin katrina katy kavita kaya kazuko kazuo keiko keith kelly kelvin ken
    kenji kenneth kenny kerry kerstin kevin khadija khaled khalid kieran kim kimberly kiran kirsten kirsty kirstin
    klara klaus kofi konrad konstantin kourosh kris krishna kristen kristian kristin kristina kristine krystyna
    krzysztof kumar kurt kwabena kwame kyle laila lakshmi lamar lana lara larissa larry lars lasse latoya laura
    lauren laurence laurent laurie lawrence lea leah leandro leanne leila lena leni lennart leo leon leona leonard
    leonardo leonie leonor leopold leroy lesley leslie leticia lewis liam lidia liesbeth lilian liliana lillian
    lily lina linda lindsay lindsey linh linnea linus lisa lisbeth lise liselotte liu liv livia liz lloyd logan
    lois lola lone lorena lorenz lorenzo loretta lorna lorraine lothar lotte lou louis louisa louise luc luca
    lucas lucia luciana luciano lucie lucinda lucy ludmila ludovic ludwig luigi luis luisa luise lukas lukasz luke
    lutz luz lydia lynn lynne maarten mabel maciej madeleine madison madhav mads magda magdalena magnus maha
    mahmoud maeve mai maike maja malcolm malgorzata malik malin malte mamadou mandy manfred manisha manoj manon
    manuel manuela mara marc marcel marcela marcelo marcia marcin marco marcos marcus mareike marek margaret
    margarete margarethe margarida margarita margit margot margret marguerite maria mariam mariana marianne
    maribel marie marie-claire marieke mariana marina mario marion marisa marisol marit marius mariusz marjorie
    marko markus marlene marlon marta martha martin martina martine mary maryam masako massimo mateo mateusz
    mathew mathias mathieu mathilde matilda matt matteo matthew matthias maureen maurice mauricio maurizio max
    maxim maxime maximilian maya mbali medina megan mehmet mei meike melanie melinda melissa mercedes meredith
    merve mia michael michaela michal michel michele michelle miguel mihai mika mike mikael mikhail mikkel milan
    milena milica milo mina ming mira miranda mirela miriam mirjam mirko miroslav mitchell mohamed mohammad
    mohammed mohan moira moises molly mona monica monika monique moritz moses muhammad murat muriel mustafa myriam
    nadia nadine nadja naima nancy naomi nasrin natalia natalie natasha nathalie nathan nathaniel neha neil nelson
    nena nicholas nick nicky nico nicola nicolas nicole nicoletta niall niamh niels nigel nikhil nikita niklas
    nikola nikolai nikolaos nikolaus nils nimra nina nisha nishant noah noel noemi noemie noor nora norbert noriko
    norma norman nuno nuria nyasha obinna octavia odette oksana olaf ole oleg oleksandr olena olga oliver olivia
    olivier olof oluwaseun omar orla orlando oscar oskar osman otto owain owen ozan pablo padraig paloma pamela
    paola paolo parisa pascal patrice patricia patricio patrick patrik patrycja paul paula paulina pauline paulo
    pavel pawel pedro peggy penelope per perpetua pete peter petr petra petros petter phil philip philipp philippa
    philippe phillip phoebe pia pierre pilar piotr pooja prakash pranav prasad praveen preeti priscilla priya
    priyanka przemyslaw quentin rabia rachael rachel rachid radek radoslav rafael rafal raffaele rahim rahul
    rainer raj rajesh ralf ralph ramesh ramon ramona rania raphael raquel rashid raul ravi raymond rebecca reggie
    regina reginald reiner reinhard reinhold rekha remi renata renate rene rené renee reza rhiannon rhona rhys
    ricarda ricardo riccardo richard rick ricky rita rob robbie robert roberta roberto robin rocio rodrigo roger
    rohan rohit roisin roland rolf roman romain romina ron ronald ronan rosa rosalie rosalind rosanna rosario
    roselyn rosemarie rosemary rosie ross rowena roxana roy ruben rudolf rudi rudolph rudy rune rupert russell
    ruth ruby ryan sabine sabrina said salma salman salome salvador salvatore sam samantha samir samira samuel
    sana sandeep sandra sandro sandy sanjay sanna sara sarah sascha sasha saskia satoshi saul saskia sean
    sebastian sebastien sergei sergey sergio severine shabnam shane shannon shari sharon shaun shawn sheila
    shelley sherry shirin shirley shreya siegfried siegrid sigrid sigrun silke silvana silvia silvio simon simona
    simone sina sinead siobhan sissel siti slawomir sofia sofie solange solveig sonia sonja sophia sophie soren
    sota stacey stan stanislav stanislaw stefan stefania stefanie stefano steffen steffi stella stephan stephane
    stéphane stephanie stephen steve steven stewart stuart suchitra sue suleiman sunil sunita suresh susan susana
    susanna susanne suzanne svea sven svenja svetlana swati sybille sylvain sylvia sylvie sylwia søren tabea
    tadeusz takashi takeshi tamara tamika tanja tanya tara tariq tatiana tatjana ted teodor teresa terry tess
    tessa thandiwe thea theo theodor theodora theodore theresa therese thi thibault thierry thilo thomas thorsten
    tiago tiffany tim timo timothy tina tobias toby todd tom tomas tomasz tommaso tommy toni tony torben tore
    torsten tove tracey tracy trevor trine tristan trond trudy ulf ulla ulrich ulrike ulrika umar ursula uta ute
    uwe vaibhav valentin valentina valerie vanessa vasco vasile vera verena verónica veronica veronika veronique
    vicente vicki vicky victor victoria vijay vikram viktor viktoria vilma vincent vincenzo viola violeta virginia
    vishal vitor viviana vivian vivien vivienne vladimir volker volodymyr waldemar wallace walter waltraud wanda
    wei wendy werner wilfried wilhelm wilhelmina willem william wilma winfried wioletta wojciech wolfgang xavier
    ximena xin yael yan yana yann yannick yara yasemin yasmin yasmina yasuko ying yolanda yosef youssef yuki yuko
    yulia yuri yusuf yves yvette yvonne zachary zahra zainab zara zbigniew zdenek zeynep zofia zoe zoltan zsofia
    zuzana
    """
)

ALSO_WORDS = word_list(
    """
    art bill chase christian dale dawn dean drew faith frank gene grace grant guy hope ivy jack jade jasmine joy
    june mark max may melody miles nick olive page paige pat penny pierce ray reed rich rose rusty sage sandy sky
    stone summer sunny sue trip victor violet will april august carol chip cliff ernest glen heather holly iris
    jean lance miles rob robin ruby sandy skip sterling tony virginia florence georgia paris charlotte sydney
    victoria austin jordan dallas jackson madison logan kelly hans an my do alba hector luz
    """
)

PLACEHOLDER_NAMES = frozenset(
    {
        ("jane", "doe"),
        ("john", "doe"),
        ("jane", "roe"),
        ("richard", "roe"),
        ("john", "smith"),
        ("jane", "smith"),
        ("joe", "bloggs"),
        ("fred", "bloggs"),
        ("max", "mustermann"),
        ("erika", "mustermann"),
        ("maria", "mustermann"),
        ("jean", "dupont"),
        ("marie", "dupont"),
        ("juan", "perez"),
        ("juan", "pérez"),
        ("mario", "rossi"),
        ("jan", "kowalski"),
        ("john", "public"),
        ("john", "q"),
        ("joe", "public"),
        ("joe", "user"),
        ("jane", "user"),
        ("john", "citizen"),
        ("jane", "citizen"),
        ("joão", "silva"),
        ("ola", "nordmann"),
        ("kari", "nordmann"),
        ("jan", "jansen"),
        ("first", "last"),
        ("firstname", "lastname"),
        ("vorname", "nachname"),
        ("given", "family"),
        ("joe", "doe"),
        ("jdoe", ""),
        ("jsmith", ""),
        ("jbloggs", ""),
    }
)
"""Names that documentation uses for nobody in particular (the "John Doe" of several countries)."""
