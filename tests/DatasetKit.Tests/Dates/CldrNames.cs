namespace DatasetKit.Dates;

/// <summary>
/// The names of months and weekdays as .NET 10 with ICU gives them, written down once: they check months.txt, which was edited by hand.
/// </summary>
internal static class CldrNames
{
    private const string MonthText = """
        en: January, Jan | February, Feb | March, Mar | April, Apr | May | June, Jun | July, Jul | August, Aug | September, Sep
            | October, Oct | November, Nov | December, Dec
        en-GB: January, Jan | February, Feb | March, Mar | April, Apr | May | June, Jun | July, Jul | August, Aug | September,
            Sept | October, Oct | November, Nov | December, Dec
        ru: января, январь, янв. | февраля, февраль, февр. | марта, март, мар. | апреля, апрель, апр. | мая, май | июня, июнь,
            июн. | июля, июль, июл. | августа, август, авг. | сентября, сентябрь, сент. | октября, октябрь, окт. | ноября,
            ноябрь, нояб. | декабря, декабрь, дек.
        uk: січня, січень, січ. | лютого, лютий, лют. | березня, березень, бер. | квітня, квітень, квіт., кві | травня, травень,
            трав., тра | червня, червень, черв., чер | липня, липень, лип. | серпня, серпень, серп., сер | вересня, вересень,
            вер. | жовтня, жовтень, жовт., жов | листопада, листопад, лист., лис | грудня, грудень, груд., гру
        be: студзеня, студзень, сту | лютага, люты, лют | сакавіка, сакавік, сак | красавіка, красавік, кра | мая, май |
            чэрвеня, чэрвень, чэр | ліпеня, ліпень, ліп | жніўня, жнівень, жні | верасня, верасень, вер | кастрычніка,
            кастрычнік, кас | лістапада, лістапад, ліс | снежня, снежань, сне
        de: Januar, Jan. | Februar, Feb. | März, Mär | April, Apr. | Mai | Juni, Jun | Juli, Jul | August, Aug. | September,
            Sept., Sep | Oktober, Okt. | November, Nov. | Dezember, Dez.
        de-AT: Jänner, Jän. | Februar, Feb. | März, Mär | April, Apr. | Mai | Juni, Jun | Juli, Jul | August, Aug. | September,
            Sep. | Oktober, Okt. | November, Nov. | Dezember, Dez.
        fr: janvier, janv. | février, févr. | mars | avril, avr. | mai | juin | juillet, juil. | août | septembre, sept. |
            octobre, oct. | novembre, nov. | décembre, déc.
        fr-CA: janvier, janv. | février, févr. | mars | avril, avr. | mai | juin | juillet, juill. | août | septembre, sept. |
            octobre, oct. | novembre, nov. | décembre, déc.
        es: enero, ene | febrero, feb | marzo, mar | abril, abr | mayo, may | junio, jun | julio, jul | agosto, ago |
            septiembre, sept | octubre, oct | noviembre, nov | diciembre, dic
        it: gennaio, gen | febbraio, feb | marzo, mar | aprile, apr | maggio, mag | giugno, giu | luglio, lug | agosto, ago |
            settembre, set | ottobre, ott | novembre, nov | dicembre, dic
        pt: janeiro, jan. | fevereiro, fev. | março, mar. | abril, abr. | maio, mai. | junho, jun. | julho, jul. | agosto, ago.
            | setembro, set. | outubro, out. | novembro, nov. | dezembro, dez.
        nl: januari, jan | februari, feb | maart, mrt | april, apr | mei | juni, jun | juli, jul | augustus, aug | september,
            sep | oktober, okt | november, nov | december, dec
        pl: stycznia, styczeń, sty | lutego, luty, lut | marca, marzec, mar | kwietnia, kwiecień, kwi | maja, maj | czerwca,
            czerwiec, cze | lipca, lipiec, lip | sierpnia, sierpień, sie | września, wrzesień, wrz | października, październik,
            paź | listopada, listopad, lis | grudnia, grudzień, gru
        cs: ledna, leden, led | února, únor, úno | března, březen, bře | dubna, duben, dub | května, květen, kvě | června,
            červen, čvn | července, červenec, čvc | srpna, srpen, srp | září, zář | října, říjen, říj | listopadu, listopad, lis
            | prosince, prosinec, pro
        tr: Ocak, Oca | Şubat, Şub | Mart, Mar | Nisan, Nis | Mayıs, May | Haziran, Haz | Temmuz, Tem | Ağustos, Ağu | Eylül,
            Eyl | Ekim, Eki | Kasım, Kas | Aralık, Ara
        ar-EG: يناير | فبراير | مارس | أبريل | مايو | يونيو | يوليو | أغسطس | سبتمبر | أكتوبر | نوفمبر | ديسمبر
        ar-SY: كانون الثاني | شباط | آذار | نيسان | أيار | حزيران | تموز | آب | أيلول | تشرين الأول | تشرين الثاني | كانون الأول
        ar-MA: يناير | فبراير | مارس | أبريل | ماي | يونيو | يوليوز | غشت | شتنبر | أكتوبر | نونبر | دجنبر
        ar-TN: جانفي | فيفري | مارس | أفريل | ماي | جوان | جويلية | أوت | سبتمبر | أكتوبر | نوفمبر | ديسمبر
        hi: जनवरी, जन॰ | फ़रवरी, फ़र॰ | मार्च | अप्रैल | मई | जून | जुलाई, जुल॰ | अगस्त, अग॰ | सितंबर, सित॰ | अक्तूबर, अक्तू॰ |
            नवंबर, नव॰ | दिसंबर, दिस॰
        sv: januari, jan. | februari, feb. | mars | april, apr. | maj | juni | juli | augusti, aug. | september, sep. | oktober,
            okt. | november, nov. | december, dec.
        da: januar, jan. | februar, feb. | marts, mar. | april, apr. | maj | juni, jun. | juli, jul. | august, aug. | september,
            sep. | oktober, okt. | november, nov. | december, dec.
        nb: januar, jan. | februar, feb. | mars, mar. | april, apr. | mai | juni, jun. | juli, jul. | august, aug. | september,
            sep. | oktober, okt. | november, nov. | desember, des.
        fi: tammikuuta, tammikuu, tammik., tammi | helmikuuta, helmikuu, helmik., helmi | maaliskuuta, maaliskuu, maalisk.,
            maalis | huhtikuuta, huhtikuu, huhtik., huhti | toukokuuta, toukokuu, toukok., touko | kesäkuuta, kesäkuu, kesäk.,
            kesä | heinäkuuta, heinäkuu, heinäk., heinä | elokuuta, elokuu, elok., elo | syyskuuta, syyskuu, syysk., syys |
            lokakuuta, lokakuu, lokak., loka | marraskuuta, marraskuu, marrask., marras | joulukuuta, joulukuu, jouluk., joulu
        ro: ianuarie, ian. | februarie, feb. | martie, mar. | aprilie, apr. | mai | iunie, iun. | iulie, iul. | august, aug. |
            septembrie, sept. | octombrie, oct. | noiembrie, nov. | decembrie, dec.
        el: Ιανουαρίου, Ιανουάριος, Ιαν | Φεβρουαρίου, Φεβρουάριος, Φεβ | Μαρτίου, Μάρτιος, Μαρ, Μάρ | Απριλίου, Απρίλιος, Απρ |
            Μαΐου, Μάιος, Μαΐ, Μάι | Ιουνίου, Ιούνιος, Ιουν, Ιούν | Ιουλίου, Ιούλιος, Ιουλ, Ιούλ | Αυγούστου, Αύγουστος, Αυγ,
            Αύγ | Σεπτεμβρίου, Σεπτέμβριος, Σεπ | Οκτωβρίου, Οκτώβριος, Οκτ | Νοεμβρίου, Νοέμβριος, Νοε, Νοέ | Δεκεμβρίου,
            Δεκέμβριος, Δεκ
        bg: януари, яну | февруари, фев | март | април, апр | май | юни | юли | август, авг | септември, сеп | октомври, окт |
            ноември, ное | декември, дек
        sk: januára, január, jan | februára, február, feb | marca, marec, mar | apríla, apríl, apr | mája, máj | júna, jún |
            júla, júl | augusta, august, aug | septembra, september, sep | októbra, október, okt | novembra, november, nov |
            decembra, december, dec
        id: Januari, Jan | Februari, Feb | Maret, Mar | April, Apr | Mei | Juni, Jun | Juli, Jul | Agustus, Agu | September, Sep
            | Oktober, Okt | November, Nov | Desember, Des
        hu: január, jan. | február, febr. | március, márc. | április, ápr. | május, máj. | június, jún. | július, júl. |
            augusztus, aug. | szeptember, szept. | október, okt. | november, nov. | december, dec.
        vi: tháng 1, thg 1 | tháng 2, thg 2 | tháng 3, thg 3 | tháng 4, thg 4 | tháng 5, thg 5 | tháng 6, thg 6 | tháng 7, thg 7
            | tháng 8, thg 8 | tháng 9, thg 9 | tháng 10, thg 10 | tháng 11, thg 11 | tháng 12, thg 12
        """;

    // Without the Vietnamese T2 to T7 and CN, which could be anything.
    private const string WeekdayText = """
        en: Monday, Mon, Tuesday, Tue, Wednesday, Wed, Thursday, Thu, Friday, Fri, Saturday, Sat, Sunday, Sun
        ru: понедельник, пн, вторник, вт, среда, ср, четверг, чт, пятница, пт, суббота, сб, воскресенье, вс
        uk: понеділок, пн, вівторок, вт, середа, ср, четвер, чт, пʼятниця, пт, субота, сб, неділя, нд
        be: панядзелак, пн, аўторак, аў, серада, ср, чацвер, чц, пятніца, пт, субота, сб, нядзеля, нд
        de: Montag, Mo, Dienstag, Di, Mittwoch, Mi, Donnerstag, Do, Freitag, Fr, Samstag, Sa, Sonntag, So
        fr: lundi, lun, mardi, mar, mercredi, mer, jeudi, jeu, vendredi, ven, samedi, sam, dimanche, dim
        es: lunes, lun, martes, mar, miércoles, mié, jueves, jue, viernes, vie, sábado, sáb, domingo, dom
        it: lunedì, lun, martedì, mar, mercoledì, mer, giovedì, gio, venerdì, ven, sabato, sab, domenica, dom
        pt: segunda-feira, seg, terça-feira, ter, quarta-feira, qua, quinta-feira, qui, sexta-feira, sex, sábado, sáb, domingo,
            dom
        nl: maandag, ma, dinsdag, di, woensdag, wo, donderdag, do, vrijdag, vr, zaterdag, za, zondag, zo
        pl: poniedziałek, pon, wtorek, wt, środa, śr, czwartek, czw, piątek, pt, sobota, sob, niedziela, niedz
        cs: pondělí, po, úterý, út, středa, st, čtvrtek, čt, pátek, pá, sobota, so, neděle, ne
        tr: Pazartesi, Pzt, Salı, Sal, Çarşamba, Çar, Perşembe, Per, Cuma, Cum, Cumartesi, Cmt, Pazar, Paz
        ar: الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد
        hi: सोमवार, सोम, मंगलवार, मंगल, बुधवार, बुध, गुरुवार, गुरु, शुक्रवार, शुक्र, शनिवार, शनि, रविवार, रवि
        zh: 星期一, 周一, 星期二, 周二, 星期三, 周三, 星期四, 周四, 星期五, 周五, 星期六, 周六, 星期日, 周日
        ja: 月曜日, 月, 火曜日, 火, 水曜日, 水, 木曜日, 木, 金曜日, 金, 土曜日, 土, 日曜日, 日
        ko: 월요일, 월, 화요일, 화, 수요일, 수, 목요일, 목, 금요일, 금, 토요일, 토, 일요일, 일
        sv: måndag, mån, tisdag, tis, onsdag, ons, torsdag, tors, fredag, fre, lördag, lör, söndag, sön
        da: mandag, man, tirsdag, tirs, onsdag, ons, torsdag, tors, fredag, fre, lørdag, lør, søndag, søn
        nb: mandag, man, tirsdag, tir, onsdag, ons, torsdag, tor, fredag, fre, lørdag, lør, søndag, søn
        fi: maanantai, ma, tiistai, ti, keskiviikko, ke, torstai, to, perjantai, pe, lauantai, la, sunnuntai, su
        ro: luni, lun, marți, mar, miercuri, mie, joi, vineri, vin, sâmbătă, sâm, duminică, dum
        el: Δευτέρα, Δευ, Τρίτη, Τρί, Τετάρτη, Τετ, Πέμπτη, Πέμ, Παρασκευή, Παρ, Σάββατο, Σάβ, Κυριακή, Κυρ
        bg: понеделник, пн, вторник, вт, сряда, ср, четвъртък, чт, петък, пт, събота, сб, неделя, нд
        sk: pondelok, po, utorok, ut, streda, st, štvrtok, št, piatok, pi, sobota, so, nedeľa, ne
        id: Senin, Sen, Selasa, Sel, Rabu, Rab, Kamis, Kam, Jumat, Jum, Sabtu, Sab, Minggu, Min
        hu: hétfő, kedd, szerda, Sze, csütörtök, Cs, péntek, szombat, Szo, vasárnap
        vi: Thứ Hai, Thứ Ba, Thứ Tư, Thứ Năm, Thứ Sáu, Thứ Bảy, Chủ Nhật
        """;

    /// <summary>The languages, with the twelve months of each and the names of each month; the first is the one of a full date.</summary>
    public static IReadOnlyDictionary<string, string[][]> Months { get; } = Lines(MonthText)
        .ToDictionary(line => line[0], line => line[1].Split(" | ").Select(month => month.Split(", ")).ToArray());

    /// <summary>The languages, with full and abbreviated names of weekdays.</summary>
    public static IReadOnlyDictionary<string, string[]> Weekdays { get; } = Lines(WeekdayText)
        .ToDictionary(line => line[0], line => line[1].Split(", "));

    // An indented line continues the one above.
    private static IEnumerable<string[]> Lines(string text) => text
        .ReplaceLineEndings("\n")
        .Replace("\n    ", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(": "));
}
