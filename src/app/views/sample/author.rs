//! The author's screen, and what is told over a film that is being written.

use std::sync::Arc;

use crate::app::views::author::{
    AuthorView, Bounds, BoxCoverage, ConditionRow, ConditionSort, EffectRow, Entry, ExitRow, FieldRow, FieldValue, FilmView, FindingRow, FlowCoverage, FlowPicture, FlowView, FormPart, Lane, Naming, NodeRow, NodeSort, Notice, Offer, Offers, OptionCard, Renamed, Tab, TextRow, Told,
    WindowBar, WindowDetail,
};
use crate::app::views::faults::FaultsView;
use crate::app::views::library::DiagnosticLine;
use crate::diagnostic::SourceText;
use crate::scenario::draw::{Wishes, draw_written};
use crate::scenario::source;
use crate::app::views::preview::PreviewView;
use crate::text::{Language, Phrase, phrase};

fn line(headline: Phrase, place: &str, cure: Option<Phrase>, error: bool) -> DiagnosticLine {
    DiagnosticLine { headline, place: place.to_owned(), cure, error }
}

fn dangling(name: &str) -> Phrase {
    phrase! { pl: "nie ma węzła `{name}`", en: "no node is named `{name}`", uk: "немає вузла `{name}`"; name }
}

fn meant(name: &str) -> Phrase {
    phrase! { pl: "może chodzi o `{name}`?", en: "did you mean `{name}`?", uk: "можливо, `{name}`?"; name }
}

/// What is told after a faulty save.
pub fn faults() -> FaultsView {
    FaultsView {
        faults: vec![line(dangling("pasengers"), "harvest-van/scenario.ron:81:55", Some(meant("passengers")), true)],
        folded: false,
        remark: None,
    }
}

/// A storyboard of two shots that is looked at while it is written.
pub fn preview() -> PreviewView {
    PreviewView {
        name: "harvest-van".to_owned(),
        scene: "lane".to_owned(),
        place: 1,
        count: 14,
        shots: vec![("wide".to_owned(), 0.0), ("front".to_owned(), 7.0)],
        time: 8.2,
        length: 12.0,
        frame: 205,
        frame_seconds: 0.04,
        ..PreviewView::default()
    }
}

fn text(place: &str, label: &str, texts: [Option<&str>; 3]) -> TextRow {
    TextRow { place: place.to_owned(), label: label.to_owned(), plain: None, by_language: texts.map(|text| text.map(str::to_owned)) }
}

fn exit(place: &str, label: &str, goto: &str, exists: bool) -> ExitRow {
    ExitRow { place: place.to_owned(), label: label.to_owned(), goto: goto.to_owned(), exists }
}

fn bar(id: &str, name: &str, from: f64, to: f64, region: Option<[f32; 4]>) -> WindowBar {
    WindowBar { id: id.to_owned(), name: name.to_owned(), from, to, region }
}

/// A scene with two signs and two lures, on the tab that is asked for; one sign is looked at.
pub fn author(language: Language, tab: Tab) -> AuthorView {
    let node = |id: &str, title: &str, sort, findings| NodeRow {
        id: id.to_owned(),
        title: title.to_owned(),
        sort,
        is_start: id == "lane",
        findings,
        faulty: findings > 1,
    };
    let note = text("nodes/lane/cues/papers/note", "Co było do zauważenia", [Some("Kierowca trzyma paszporty."), Some("He keeps the passports."), None]);
    AuthorView {
        title: "Bus na zbiory".to_owned(),
        place: "/home/trainer/scenarios/harvest-van/scenario.ron".to_owned(),
        unsaved: true,
        can_undo: true,
        can_redo: true,
        can_play: true,
        tab,
        notice: None,
        nodes: vec![
            node("", "", NodeSort::Whole, 0),
            node("lane", "Pas kontroli", NodeSort::Scene, 1),
            node("papers", "Kartka z teczki kierowcy", NodeSort::Exhibit, 0),
            node("decide", "", NodeSort::Assess, 2),
            node("end-good", "Bezpieczna", NodeSort::Ending, 0),
        ],
        node: "lane".to_owned(),
        naming: None,
        film: Some(FilmView {
            aspect: 16.0 / 9.0,
            time: 15.2,
            length: 26.0,
            frame: 0.04,
            runs: false,
            is_shown: false,
            fault: None,
            cues: vec![
                bar("papers-held", "Odebrane dokumenty", 14.8, 19.8, Some([0.36, 0.52, 0.28, 0.48])),
                bar("speaks-for-all", "Kontrola przez sprawców", 15.0, 25.6, Some([0.4, 0.14, 0.25, 0.59])),
            ],
            lures: vec![bar("night-arrival", "Zwykły nocny przyjazd", 0.6, 5.8, None), bar("old-van", "Stary bus", 7.2, 11.8, None)],
            opens: Some(22.0),
            opened: None,
            selected: Some(WindowDetail {
                lane: Lane::Cues,
                id: "papers-held".to_owned(),
                from: 14.8,
                to: 19.8,
                region: Some([0.36, 0.52, 0.28, 0.48]),
                keys: vec![14.8, 18.0],
                indicator: Some(("D2-05".to_owned(), "Odebrane dokumenty".to_owned())),
                picking: false,
                search: String::new(),
                groups: super::groups(language),
                note: Some(note.clone()),
            }),
        }),
        texts: vec![
            text("nodes/lane/title", "Tytuł", [Some("Pas kontroli"), Some("The lane"), Some("Смуга контролю")]),
            note,
            TextRow { plain: Some("Co robisz?".to_owned()), ..text("nodes/lane/then/prompt", "Pytanie", [None, None, None]) },
        ],
        languages: Language::ALL.to_vec(),
        exits: vec![exit("nodes/lane/then/#0", "Dalej", "papers", true)],
        options: Some(vec![
            OptionCard {
                id: "second-line".to_owned(),
                rating: Some("Best"),
                exit: exit("nodes/lane/then/options/second-line/goto", "second-line", "papers", true),
                text: text("nodes/lane/then/options/second-line/text", "Opcja · second-line", [Some("Druga linia."), None, None]),
                why: text("nodes/lane/then/options/second-line/why", "Dlaczego · second-line", [None, None, None]),
                fields: fields("nodes/lane/then/options/second-line"),
                told: Vec::new(),
            },
            OptionCard {
                id: "wave".to_owned(),
                rating: None,
                exit: exit("nodes/lane/then/options/wave/goto", "wave", "nowhere", false),
                text: text("nodes/lane/then/options/wave/text", "Opcja · wave", [Some("Przepuszczam."), None, None]),
                why: text("nodes/lane/then/options/wave/why", "Dlaczego · wave", [None, None, None]),
                fields: Vec::new(),
                told: vec![Told { error: true, text: phrase! { pl: "{message}; {cure}", en: "{message}; {cure}", uk: "{message}; {cure}"; message = dangling("nowhere"), cure = meant("lane") } }],
            },
        ]),
        form: form(),
        can_choose: false,
        flow: Some(flow(language)),
        findings: Arc::new(vec![
            FindingRow { line: line(dangling("nowhere"), "harvest-van/scenario.ron:81:55", Some(meant("lane")), true), node: Some("lane".to_owned()) },
            FindingRow { line: line(Phrase::fixed("brakuje `note` w uk", "`note` is missing in uk", "бракує `note` у uk"), "harvest-van/scenario.ron:50:12", None, false), node: Some("lane".to_owned()) },
        ]),
    }
}

fn offers(ids: &[(&str, &str)]) -> Arc<Vec<Offer>> {
    Arc::new(ids.iter().map(|(id, words)| Offer { id: (*id).to_owned(), words: (*words).to_owned() }).collect())
}

fn row(place: String, label: &str, name: &'static str, otherwise: &str, value: FieldValue) -> FieldRow {
    FieldRow { place, label: label.to_owned(), name, otherwise: otherwise.to_owned(), value, told: Vec::new() }
}

/// An option's fields: a principle, a condition within another, an effect.
fn fields(option: &str) -> Vec<FieldRow> {
    let principles = offers(&[("IP-08", "Rozmowa na osobności."), ("ER-11", "Pytanie przy kierowcy.")]);
    let asked = Offers {
        variables: offers(&[("trust", "-3…3")]),
        options: offers(&[("lane/wave", "Przepuszczam.")]),
        nodes: offers(&[("lane", "Pas kontroli"), ("papers", "Kartka")]),
        cues: offers(&[("papers-held", "Odebrane dokumenty")]),
    };
    let leaf = |place: &str, sort, name: &str, amount: &str| ConditionRow {
        place: format!("{option}/when/#0/{place}"),
        sort: Some(sort),
        name: name.to_owned(),
        amount: amount.to_owned(),
        parts: Vec::new(),
    };
    let parts = vec![leaf("#0", ConditionSort::Flagged, "papers-held", ""), leaf("#1", ConditionSort::AtLeast, "trust", "1")];
    let all = ConditionRow { parts, place: format!("{option}/when"), ..leaf("", ConditionSort::All, "", "") };
    let effect = EffectRow { place: format!("{option}/effects/#0"), adds: true, variable: "trust".to_owned(), amount: "1".to_owned() };
    let many = FieldValue::Many(vec![principles[0].clone()], Arc::clone(&principles));
    vec![
        row(format!("{option}/principles"), "Zasada, której dotrzymuje", "principles", "brak", many),
        row(format!("{option}/when"), "Tylko gdy to zachodzi", "when", "zawsze", FieldValue::When(Some(all), Arc::new(asked.clone()))),
        row(format!("{option}/effects"), "Co zmienia", "effects", "brak", FieldValue::Effects(vec![effect], asked.variables)),
    ]
}

/// One field of every other kind.
fn form() -> Vec<FormPart> {
    let at = |name: &str| format!("nodes/lane/then/{name}");
    let number = FieldValue::Number("12".to_owned(), Bounds { most: 100.0, ..Bounds::default() });
    let words = vec![("AtEnd", "scena się kończy".to_owned()), ("Now", "od razu".to_owned())];
    let timeout = FieldValue::One("wave".to_owned(), offers(&[("wave", "Przepuszczam."), ("second-line", "Druga linia.")]));
    let told = vec![Told { error: false, text: Phrase::fixed("12 s to mało", "12 s is little", "12 с — це мало") }];
    let fields = vec![
        FieldRow { told, ..row(at("seconds"), "Ile czasu na decyzję", "seconds", "bez limitu", number) },
        row(at("on_timeout"), "Odpowiedź, gdy czas minie", "on_timeout", "brak", timeout),
        row(at("cut"), "Czy scena kończy się, zanim ruszy następna", "cut", "AtEnd", FieldValue::Word(Some(0), words)),
        row(at("ordered"), "Czy kolejność się liczy", "ordered", "true", FieldValue::Truth(None)),
        row(at("id"), "Niepowtarzalne", "id", "", FieldValue::Id("mark-1".to_owned())),
        row(at("at"), "Gdzie na obrazie", "at", "", FieldValue::Region(["0.1", "0.2", "0.3", "0.4"].map(str::to_owned))),
    ];
    let entry = Entry { list: "nodes/lane/branches".to_owned(), at: 0, of: 2, ordered: true, removable: true };
    vec![
        FormPart { place: "nodes/lane/then".to_owned(), title: "Wybór".to_owned(), entry: Some(entry), fields, ..FormPart::default() },
        FormPart { add: Some(("state".to_owned(), "Kolejna zmienna".to_owned())), title: "Zmienne".to_owned(), ..FormPart::default() },
    ]
}

/// A flow of five nodes, with a way that leads nowhere and where two attempts went.
fn flow(language: Language) -> FlowView {
    let text = r#"Scenario(format: 1, title: "Bus", nodes: {
        "lane": Scene(still: "lane.png", title: {"pl": "Pas kontroli", "en": "The lane", "uk": "Смуга контролю"},
            cues: [(id: "papers-held", indicator: "D2-05", from: 14.8, to: 19.8)],
            then: Choose(prompt: "?", options: [
                (id: "second-line", text: {"pl": "Kieruję do drugiej linii.", "en": "I send them to the second line.", "uk": "Скеровую на другу лінію."}, goto: "papers", rating: Best),
                (id: "wave", text: {"pl": "Przepuszczam.", "en": "I wave them on.", "uk": "Пропускаю."}, goto: "nowhere", rating: Poor, when: Visited("lane")),
                (id: "shout", text: {"pl": "Krzyczę na kierowcę.", "en": "I shout at the driver.", "uk": "Кричу на водія."}, goto: "end-bad", rating: Harmful),
            ])),
        "papers": Exhibit(prompt: "?", image: "papers.png", marks: [], goto: "decide"),
        "decide": Assess(prompt: "?", conclusions: [], goto: "end-good"),
        "end-good": Ending(title: {"pl": "Bezpieczna", "en": "Safe", "uk": "У безпеці"}, outcome: Good),
        "end-bad": Ending(title: {"pl": "Spłoszeni", "en": "Scared away", "uk": "Налякані"}, outcome: Bad),
    })"#;
    let (scenario, _) = source::read(&SourceText::new("sample", text));
    let wishes = Wishes { language, pictures: true, length: &|_| None };
    let picture = FlowPicture::of(draw_written(&scenario.unwrap_or_default(), &wishes));
    let came = |came, shown, missed| BoxCoverage { came, shown, missed };
    FlowView {
        picture: Arc::new(picture),
        findings: Arc::new(vec![(1, true), (0, false), (2, false), (0, false), (0, false)]),
        posters: Arc::new(vec![None; 5]),
        coverage: Some(Arc::new(FlowCoverage {
            attempts: 2,
            boxes: vec![came(2, 2, 1), came(1, 0, 0), came(1, 0, 0), came(1, 0, 0), came(1, 0, 0)],
            ways: vec![1, 1, 1, 1],
        })),
        wants_coverage: true,
        is_late: false,
    }
}

/// The same while a node is renamed, with something told.
pub fn author_naming(language: Language) -> AuthorView {
    AuthorView {
        naming: Some(Naming { what: Renamed::Node("lane".to_owned()), name: "pas".to_owned(), fits: true }),
        notice: Some(Notice::Conflict),
        ..author(language, Tab::Film)
    }
}

/// The same with the list of signs open, and with nothing looked at.
pub fn author_picking(language: Language, picking: bool) -> AuthorView {
    let mut view = author(language, Tab::Film);
    if let Some(film) = &mut view.film {
        if picking {
            film.selected.as_mut().expect("the sample looks at a window").picking = true;
        } else {
            film.selected = None;
        }
    }
    view.notice = Some(Notice::Restored);
    view
}
