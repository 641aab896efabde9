namespace InsightsEtl.Generator;

/// <summary>The words that a language's company names are made of; invented companies all, whatever they resemble.</summary>
/// <param name="Pattern">{0} a place or family, {1} a trade, {2} a legal form.</param>
/// <param name="Grown">How the name continues once the company has grown; appended to the family's name.</param>
sealed record NameWords(string Pattern, string[] Families, string[] Trades, string[] Forms, string[] Grown)
{
    static readonly NameWords[] ByLanguage =
    [
        Of("{0} {1} {2}",
            "Northwind|Ashford|Bellows|Carrick|Dunmore|Eastlake|Fairhaven|Greenfield|Hollis|Ironbridge|Kestrel|Lakeside|Marlowe|O'Neill & Sons|Pinecrest|Quayside|Redwood|Stonegate|Thornbury|Whitmore",
            "Traders|Logistics|Foods|Engineering|Health|Insurance|Printing|Energy|Homes|Legal|Textiles|Motors|Marine|Media|Software|Dental",
            "Ltd|Inc.|LLC|plc", "International|Group|Worldwide"),
        Of("{0} {1} {2}",
            "Ahlers|Brückner|Cramer|Dörfler|Eichhorn|Fürst|Großmann|Hübner|Jäger|Köhler|Löwe|Müller & Söhne|Niederrhein|Oberland|Pfälzer|Rößler|Schäfer|Thüringer|Übach|Wächter",
            "Maschinenbau|Logistik|Metallbau|Möbel|Druck|Getränke|Bau|Pflege|Elektro|Verlag|Werkzeuge|Chemie|Textil|Optik|Spedition|Energie",
            "GmbH|AG|KG|GmbH & Co. KG", "International|Gruppe|Holding"),
        Of("{1} {0} {2}",
            "Aubépine|Beaulieu|Côte d'Argent|Delaunay|Étoile|Fougères|Garonne|Hélios|Lacroix|Mérieux|Noël|Océane|Périgord|Rhône|Saint-Éloi|Vallée",
            "Ateliers|Transports|Boulangeries|Cabinet|Éditions|Imprimerie|Laboratoires|Menuiserie|Vignobles|Assurances|Société|Clinique",
            "SA|SAS|SARL|et Fils", "International|Groupe|Europe"),
        Of("{0} {1} {2}",
            "Van Dijk|De Vries|Noordzee|Zuiderhof|Kuipers|Hoogland|Bakker|Waterweg|Jansen|Polder|Veluwe|IJsselmeer",
            "Bloemen|Logistiek|Bouw|Techniek|Scheepvaart|Zuivel|Advies|Metaal|Verzekeringen|Uitgeverij", "B.V.|N.V.|& Zonen", "International|Groep|Holding"),
        Of("{1} {0} {2}",
            "Muñoz|Peñalver|Sierra|Cantábrico|Ibáñez|Ordóñez|Andalucía|Monterrey|Jalisco|Guzmán|Núñez|Castilla",
            "Talleres|Transportes|Bodegas|Construcciones|Clínica|Alimentos|Seguros|Editorial|Textiles|Consultoría", "S.A.|S.L.|S.A. de C.V.|e Hijos", "Internacional|Grupo|Global"),
        Of("{1} {0} {2}",
            "São João|Araújo|Guimarães|Paraná|Conceição|Bahia|Mantiqueira|Magalhães|Pantanal|Assunção",
            "Construções|Alimentação|Logística|Comércio|Indústria|Saúde|Papelaria|Energia|Agropecuária|Serviços", "Ltda.|S.A.|e Irmãos", "Internacional|Grupo|Brasil"),
        Of("{1} {0} {2}",
            "Fratelli Rossi|Brambilla|Dell'Acqua|Colombo|Ligure|Montebello|Niccolò|Pontevecchio|Toscana|Verità",
            "Officine|Pastificio|Trasporti|Ceramiche|Edilizia|Farmacia|Tessitura|Vini|Assicurazioni|Studio", "S.p.A.|S.r.l.|& Figli", "Internazionale|Gruppo|Europa"),
        Of("{0} {1} {2}",
            "Åkerblom|Björk|Sjöberg|Östergård|Hägg|Løvenskiold|Fjordvik|Ørsted|Kjær|Håland|Nordlys|Vågen",
            "Bygg|Shipping|Energi|Skog|Fisk|Data|Trafik|Møbler|Papper|Rederi", "AB|AS|A/S", "International|Gruppen|Norden"),
        Of("{1} {0} {2}",
            "Śląsk|Łódź|Dąbrowski|Żuraw|Górski|Wiśniewski|Kraków|Świętokrzyski|Bałtyk|Mazury",
            "Zakłady|Przewozy|Drukarnia|Piekarnia|Biuro|Hurtownia|Fabryka|Kancelaria|Apteka|Spółka", "Sp. z o.o.|S.A.|s.c.", "International|Grupa|Polska"),
        Of("{0} {1} {2}",
            "Yıldız|Göksu|Çınar|Şahin|Öztürk|Boğaziçi|Ağaoğlu|Işık|Güneş|Uludağ",
            "Tekstil|İnşaat|Gıda|Lojistik|Otomotiv|Sigorta|Enerji|Matbaa|Turizm|Sağlık", "A.Ş.|Ltd. Şti.", "Uluslararası|Grubu|Holding"),
        Of("{0} {1} {2}",
            "Αιγαίο|Όλυμπος|Παπαδόπουλος|Ήλιος|Κρήτη|Θεσσαλία|Δημητρίου|Ακρόπολη|Ιωάννου|Πήγασος",
            "Ναυτιλιακή|Τρόφιμα|Κατασκευές|Εμπορική|Εκδόσεις|Ενέργεια|Φαρμακευτική|Μεταφορές|Οινοποιία|Ασφάλειες", "Α.Ε.|Ε.Π.Ε.|Ο.Ε.", "Διεθνής|Όμιλος|Ευρώπη"),
        Of("{2} «{0} {1}»",
            "Дніпро|Карпати|Чорне море|Зоря|Київ|Балкан|Родопи|Пловдив|Светлина|Шевченко|Їжак|Щит",
            "Логістика|Агро|Будівництво|Енерго|Текстил|Транспорт|Мед|Софт|Храни|Строй", "ТОВ|ПрАТ|ООД|АД", "Міжнародна|Груп|Холдинг"),
        Of("{1} {0} {2}",
            "النخيل|الخليج|الواحة|دجلة|النيل|الأمل|الصقر|القمر|الياسمين|الهلال",
            "شركة|مؤسسة|مصنع|مطابع|مستشفى|مقاولات|أغذية|نقليات|مكتبة|تأمين", "ذ.م.م|المحدودة|ش.م.م|وأولاده", "الدولية|القابضة|المتحدة"),
        Of("{0} {1} {2}",
            "הגליל|כרמל|נגב|ירדן|תמר|אלון|שרון|ברק|לביא|שחר", "תעשיות|הובלות|מזון|בנייה|תוכנה|ביטוח|דפוס|אנרגיה|רפואה|אופנה", "בע\"מ|ושות'", "בינלאומי|קבוצת|אחזקות"),
        Of("{2}{0}{1}",
            "桜|富士|東海|北陸|山田|鈴木|瀬戸内|日の出|青葉|みどり|さくら|渡邊|髙橋|九州",
            "製作所|物流|食品|建設|印刷|電機|薬品|繊維|商事|運輸|システムズ|病院", "株式会社|有限会社|合同会社", "インターナショナル|グループ|ホールディングス"),
        Of("{2} {0}{1}",
            "한강|서울|부산|미래|대성|한빛|제주|동해|백두|새벽", "전자|물류|식품|건설|제약|섬유|상사|에너지|소프트|병원", "주식회사|(주)|유한회사", "인터내셔널|그룹|홀딩스"),
    ];

    public static NameWords Of(Language language) => ByLanguage[(int)language];

    static NameWords Of(string pattern, string families, string trades, string forms, string grown) =>
        new(pattern, families.Split('|'), trades.Split('|'), forms.Split('|'), grown.Split('|'));
}
