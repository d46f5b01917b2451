//! Why an input was not taken, and what to do instead.

use std::fmt;

use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, Node, NodeId, NodeKind, OptionId};
use crate::text::{Language, Phrase, phrase, phrases};
use crate::time::MediaTime;

use super::input::{FlagId, Ground, Input, PlacedId};

/// An input that does not fit the moment; nothing changed. The text says what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Rejected {
    /// The attempt was not begun.
    NotBegun,
    /// It was begun before.
    AlreadyBegun,
    /// It is over.
    Over,
    /// It is paused.
    Paused,
    /// It is not paused.
    NotPaused,
    /// The trainee code cannot be used.
    BadTraineeCode,
    /// The timers' percentage is out of range.
    BadTimers,
    /// The graph is not the one that the attempt was begun with.
    OtherGraph,
    /// The node on screen does not take this.
    NotHere {
        /// Where the play stands.
        node: NodeId,
        /// What was tried.
        tried: &'static Phrase,
        /// What this node takes.
        takes: &'static Phrase,
    },
    /// The scene asks for no choice.
    NoChoiceHere {
        /// Where the play stands.
        node: NodeId,
    },
    /// The scene's picture has stopped.
    SceneStopped,
    /// The moment lies before the scene's first frame.
    BadMoment(MediaTime),
    /// The spot lies outside the picture or is no number.
    BadSpot,
    /// There is no such flag in this attempt.
    NoSuchFlag(FlagId),
    /// The flag was taken back.
    FlagWithdrawn(FlagId),
    /// The flag belongs to a scene that was left.
    FlagOfEarlierScene(FlagId),
    /// In an exam flags are named after the scene.
    NameAfterScene,
    /// The catalogue has no such indicator.
    NoSuchIndicator(IndicatorId),
    /// Flags wait to be named first.
    NameFlagsFirst,
    /// The choice opens later.
    OpensLater(MediaTime),
    /// The choice is open already.
    ChoiceAlreadyOpen,
    /// No choice is open.
    NoOpenChoice,
    /// The choice was made; the scene plays on.
    ChoiceAlreadyMade,
    /// The choice does not offer this now.
    NotOffered {
        /// What was tried.
        option: OptionId,
        /// What is offered.
        offered: Vec<OptionId>,
    },
    /// No limit runs here.
    NoLimit,
    /// A limit runs: the scene cannot be shown again now.
    LimitRuns,
    /// The moment at which the scene is left must be told.
    NeedsMediaTime,
    /// There is no such mark on this exhibit, or it was taken back.
    NoSuchMark(PlacedId),
    /// The assessment does not offer this.
    NoSuchConclusion {
        /// What was tried.
        conclusion: ConclusionId,
        /// What is offered.
        offered: Vec<ConclusionId>,
    },
    /// A confidence above 100 percent.
    BadConfidence(u8),
    /// The ground names nothing of this attempt or scenario.
    NoSuchGround(Ground),
    /// The same ground twice.
    GroundTwice(Ground),
    /// The referral does not offer this.
    NotReferable {
        /// What was tried.
        institution: InstitutionId,
        /// What is offered.
        offered: Vec<InstitutionId>,
    },
    /// The same institution twice.
    InstitutionTwice(InstitutionId),
    /// Already so.
    NoChange,
    /// Hands are counted in a plenary only.
    NoPlenary,
    /// The count does not name every answer that is offered, each once.
    OtherAnswers,
}

impl Rejected {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn told(&self) -> (Phrase, Phrase) {
        match self {
            Self::NotBegun => (
                Phrase::fixed("próba się nie zaczęła", "the attempt was not begun", "спробу не почато"),
                Phrase::fixed("najpierw ją zacznij", "begin it first", "спершу почніть її"),
            ),
            Self::AlreadyBegun => (
                Phrase::fixed("próba już się zaczęła", "the attempt was begun already", "спробу вже почато"),
                Phrase::fixed("idź w niej dalej albo zacznij inną", "go on with it, or start another", "продовжуйте її або почніть іншу"),
            ),
            Self::Over => (
                Phrase::fixed("próba jest skończona", "the attempt is over", "спробу закінчено"),
                Phrase::fixed("zobacz jej wynik albo zacznij inną", "see its score, or start another", "подивіться її результат або почніть іншу"),
            ),
            Self::Paused => (
                Phrase::fixed("próba jest wstrzymana", "the attempt is paused", "спробу призупинено"),
                Phrase::fixed("najpierw ją wznów", "resume first", "спершу відновіть її"),
            ),
            Self::NotPaused => (Phrase::fixed("próba nie jest wstrzymana", "the attempt is not paused", "спробу не призупинено"), GO_ON),
            Self::BadTraineeCode => (
                Phrase::fixed(
                    "kod uczestnika ma od 1 do 64 znaków i żadnych znaków sterujących",
                    "a trainee code has 1 to 64 characters and no control characters",
                    "код учасника має від 1 до 64 знаків і жодних керівних символів",
                ),
                Phrase::fixed("podaj inny", "give another", "задайте інший"),
            ),
            Self::BadTimers => (
                Phrase::fixed(
                    "limity czasu biegną na 10 do 1000 procent albo wcale",
                    "timers run at 10 to 1000 percent, or not at all",
                    "обмеження часу йдуть на 10–1000 відсотків або не йдуть зовсім",
                ),
                Phrase::fixed("podaj taką wartość", "give such a value", "задайте таке значення"),
            ),
            Self::OtherGraph => (
                Phrase::fixed(
                    "tę próbę zaczęto z innym scenariuszem albo inną jego wersją",
                    "this attempt was begun with another scenario or version",
                    "цю спробу почато з іншим сценарієм або іншою його версією",
                ),
                Phrase::fixed("wczytaj ten, który ona wymienia", "load the one it names", "завантажте той, який у ній названо"),
            ),
            Self::NotHere { node, tried, takes } => (
                phrase! { pl: "węzeł `{node}` nie przyjmuje {tried}", en: "`{node}` takes no {tried}", uk: "вузол `{node}` не приймає {tried}"; node, tried = *tried },
                (*takes).clone(),
            ),
            Self::NoChoiceHere { node } => (
                phrase! { pl: "węzeł `{node}` nie pyta o wybór", en: "`{node}` asks for no choice", uk: "вузол `{node}` не питає про вибір"; node },
                Phrase::fixed("niech gra do końca", "let it play to its end", "нехай іде до кінця"),
            ),
            Self::SceneStopped => (
                Phrase::fixed("scena się zatrzymała", "the scene has stopped", "сцена зупинилася"),
                Phrase::fixed("zgłaszaj, póki idzie", "flag while it runs", "позначайте, поки вона йде"),
            ),
            Self::BadMoment(at) => (
                phrase! { pl: "{at} s leży przed sceną", en: "{at} s lies before the scene", uk: "{at} с лежить перед сценою"; at },
                Phrase::fixed("podaj 0 s albo później", "give 0 s or later", "задайте 0 с або пізніше"),
            ),
            Self::BadSpot => (
                Phrase::fixed("to miejsce leży poza obrazem", "the spot lies outside the picture", "це місце лежить поза зображенням"),
                Phrase::fixed("podaj ułamki od 0 do 1", "give fractions from 0 to 1", "задайте частки від 0 до 1"),
            ),
            Self::NoSuchFlag(FlagId(flag)) => (
                phrase! { pl: "w tej próbie nie ma zgłoszenia {flag}", en: "there is no flag {flag} in this attempt", uk: "у цій спробі немає позначки {flag}"; flag },
                Phrase::fixed("podaj jedno z tych, które padły", "name one that was raised", "назвіть одну з тих, що були"),
            ),
            Self::FlagWithdrawn(FlagId(flag)) => (
                phrase! { pl: "zgłoszenie {flag} zostało cofnięte", en: "flag {flag} was taken back", uk: "позначку {flag} знято"; flag },
                Phrase::fixed("zgłoś jeszcze raz", "raise another", "позначте ще раз"),
            ),
            Self::FlagOfEarlierScene(FlagId(flag)) => (
                phrase! {
                    pl: "zgłoszenie {flag} należy do sceny, która minęła", en: "flag {flag} belongs to a scene that was left",
                    uk: "позначка {flag} належить до сцени, яку залишено"; flag
                },
                Phrase::fixed("zostaw je, jak jest", "leave it as it is", "залиште її як є"),
            ),
            Self::NameAfterScene => (
                Phrase::fixed("na egzaminie zgłoszenia nazywa się po scenie", "in an exam flags are named after the scene", "на іспиті позначки називають після сцени"),
                Phrase::fixed("poczekaj, aż padnie pytanie", "wait until it asks", "зачекайте, поки спитають"),
            ),
            Self::NoSuchIndicator(indicator) => (
                phrase! { pl: "w katalogu nie ma wskaźnika `{indicator}`", en: "the catalogue has no indicator `{indicator}`", uk: "у каталозі немає індикатора `{indicator}`"; indicator },
                Phrase::fixed("wybierz jeden z niego albo żaden", "pick one of its own, or none", "виберіть один із нього або жодного"),
            ),
            Self::NameFlagsFirst => (
                Phrase::fixed(
                    "zgłoszenia z ostatniej sceny czekają na nazwy",
                    "the flags of the last scene wait for their names",
                    "позначки останньої сцени чекають на назви",
                ),
                Phrase::fixed("najpierw je nazwij", "name them first", "спершу назвіть їх"),
            ),
            Self::OpensLater(opens) => (
                phrase! { pl: "wybór otwiera się przy {opens} s", en: "the choice opens at {opens} s", uk: "вибір відкривається на {opens} с"; opens },
                Phrase::fixed("poczekaj do tej chwili", "wait until then", "зачекайте до цієї миті"),
            ),
            Self::ChoiceAlreadyOpen => (Phrase::fixed("wybór jest otwarty", "the choice is open", "вибір відкрито"), TAKE_AN_OPTION),
            Self::NoOpenChoice => (
                Phrase::fixed("żaden wybór nie jest otwarty", "no choice is open", "жодного вибору не відкрито"),
                Phrase::fixed("niech scena idzie dalej", "let the scene play on", "нехай сцена йде далі"),
            ),
            Self::ChoiceAlreadyMade => (
                Phrase::fixed("wybór już zapadł", "the choice was made", "вибір уже зроблено"),
                Phrase::fixed("niech scena dojdzie do końca", "let the scene play to its end", "нехай сцена дійде до кінця"),
            ),
            Self::NotOffered { option, offered } => (
                phrase! { pl: "opcji `{option}` tu nie ma", en: "the option `{option}` is not offered here", uk: "варіанта `{option}` тут немає"; option },
                take_one_of(offered),
            ),
            Self::NoLimit => (Phrase::fixed("nie biegnie tu żaden limit czasu", "no time limit runs here", "тут не йде жодне обмеження часу"), TAKE_AN_OPTION),
            Self::LimitRuns => (
                Phrase::fixed("biegnie limit czasu", "a time limit runs", "іде обмеження часу"),
                Phrase::fixed("najpierw odpowiedz", "answer first", "спершу дайте відповідь"),
            ),
            Self::NeedsMediaTime => (
                Phrase::fixed("nie wiadomo, w której chwili jest scena", "it is not known at which moment the scene stands", "невідомо, на якій миті стоїть сцена"),
                Phrase::fixed("podaj tę chwilę", "tell it", "задайте її"),
            ),
            Self::NoSuchMark(PlacedId(mark)) => (
                phrase! { pl: "na tym eksponacie nie ma zaznaczenia {mark}", en: "there is no mark {mark} on this exhibit", uk: "на цьому експонаті немає мітки {mark}"; mark },
                Phrase::fixed("podaj jedno z tych, które są", "name one that stands", "назвіть одну з тих, що є"),
            ),
            Self::NoSuchConclusion { conclusion, offered } => (
                phrase! { pl: "wniosku `{conclusion}` tu nie ma", en: "the conclusion `{conclusion}` is not offered here", uk: "висновку `{conclusion}` тут немає"; conclusion },
                take_one_of(offered),
            ),
            Self::BadConfidence(percent) => (
                phrase! { pl: "pewność {percent} procent", en: "a confidence of {percent} percent", uk: "упевненість {percent} відсотків"; percent },
                Phrase::fixed("podaj od 0 do 100", "give 0 to 100", "задайте від 0 до 100"),
            ),
            Self::NoSuchGround(ground) => (
                phrase! {
                    pl: "{ground} nie jest podstawą w tej próbie", en: "{ground} is no ground in this attempt", uk: "{ground} не є підставою в цій спробі";
                    ground = ground.told()
                },
                Phrase::fixed("podaj jej zgłoszenie, przesłankę albo zaznaczenie", "name a flag, cue or mark of it", "назвіть її позначку, ознаку або мітку"),
            ),
            Self::GroundTwice(ground) => (
                phrase! {
                    pl: "{ground} stoi wśród podstaw dwa razy", en: "{ground} stands twice among the grounds", uk: "{ground} стоїть серед підстав двічі";
                    ground = ground.told()
                },
                NAME_ONCE,
            ),
            Self::NotReferable { institution, offered } => (
                phrase! { pl: "instytucji `{institution}` tu nie ma", en: "`{institution}` is not offered here", uk: "установи `{institution}` тут немає"; institution },
                phrase! { pl: "wybierz spośród {offered}", en: "take from {offered}", uk: "виберіть із {offered}"; offered = list(offered) },
            ),
            Self::InstitutionTwice(institution) => (
                phrase! { pl: "instytucja `{institution}` stoi dwa razy", en: "`{institution}` stands twice", uk: "установа `{institution}` стоїть двічі"; institution },
                NAME_ONCE,
            ),
            Self::NoChange => (Phrase::fixed("tak już jest", "it is so already", "це вже так"), GO_ON),
            Self::NoPlenary => (
                Phrase::fixed("ręce liczy się, gdy gra grupa", "hands are counted when a group plays together", "руки рахують, коли грає група"),
                Phrase::fixed("zacznij pracę z grupą", "begin a plenary", "почніть роботу з групою"),
            ),
            Self::OtherAnswers => (
                Phrase::fixed(
                    "liczba rąk nie obejmuje dokładnie tych odpowiedzi, które są do wyboru",
                    "the count does not name exactly the answers that are offered",
                    "підрахунок називає не саме ті відповіді, що пропонуються",
                ),
                Phrase::fixed("podaj każdą raz, w ich kolejności", "name every one once, in their order", "назвіть кожну один раз, у їхньому порядку"),
            ),
        }
    }
}

phrases! {
    const;
    GO_ON = "idź dalej", "go on", "продовжуйте";
    TAKE_AN_OPTION = "wybierz opcję", "take an option", "виберіть варіант";
    NAME_ONCE = "podaj to raz", "name it once", "назвіть це один раз";
}

fn take_one_of<T: fmt::Display>(offered: &[T]) -> Phrase {
    phrase! { pl: "wybierz jedno z {offered}", en: "take one of {offered}", uk: "виберіть одне з {offered}"; offered = list(offered) }
}

fn list<T: fmt::Display>(items: &[T]) -> String {
    items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, cure) = self.told();
        write!(f, "{}: {}", what.get(Language::En), cure.get(Language::En))
    }
}

impl std::error::Error for Rejected {}

impl Ground {
    fn told(&self) -> Phrase {
        match self {
            Self::Flag(FlagId(flag)) => phrase! { pl: "zgłoszenie {flag}", en: "flag {flag}", uk: "позначка {flag}"; flag },
            Self::Cue(cue) => Phrase::same(format_args!("`{cue}`")),
            Self::Placed(PlacedId(mark)) => phrase! { pl: "zaznaczenie {mark}", en: "mark {mark}", uk: "мітка {mark}"; mark },
            Self::Mark { exhibit, mark } => Phrase::same(format_args!("`{exhibit}/{mark}`")),
        }
    }
}

/// The refusal of an input that this kind of node never takes.
pub(super) fn not_here(node: &Node, input: &Input) -> Rejected {
    Rejected::NotHere { node: node.id.clone(), tried: name_of(input), takes: takes(&node.kind) }
}

/// What an input is called in a message, as what is not taken.
const fn name_of(input: &Input) -> &'static Phrase {
    match input {
        Input::Flag { .. } => const { &Phrase::fixed("zgłoszenia", "flag", "позначки") },
        Input::OpenChoice | Input::Choose { .. } => const { &Phrase::fixed("wyboru", "choice", "вибору") },
        Input::TimeRanOut => const { &Phrase::fixed("limitu czasu", "time limit", "обмеження часу") },
        Input::SceneEnded | Input::SceneFailed { .. } => const { &Phrase::fixed("końca sceny", "end of a scene", "кінця сцени") },
        Input::ReplayScene => const { &Phrase::fixed("powtórki", "replay", "повтору") },
        Input::MarkExhibit { .. } | Input::UnmarkExhibit { .. } => const { &Phrase::fixed("zaznaczenia", "mark", "мітки") },
        Input::LeaveExhibit => const { &Phrase::fixed("odejścia od eksponatu", "leaving of an exhibit", "відходу від експоната") },
        Input::SubmitAssessment { .. } => const { &Phrase::fixed("oceny", "assessment", "оцінки") },
        Input::SubmitReferral { .. } => const { &Phrase::fixed("powiadomienia", "referral", "повідомлення") },
        Input::CountHands { .. } => const { &Phrase::fixed("liczenia rąk", "count of hands", "підрахунку рук") },
        _ => const { &Phrase::fixed("takiego polecenia", "such input", "такої дії") },
    }
}

/// What a node waits for, as what to do.
const fn takes(kind: &NodeKind) -> &'static Phrase {
    match kind {
        NodeKind::Scene(_) => const { &Phrase::fixed("to scena: zgłaszaj albo niech idzie", "it is a scene: flag, or let it play", "це сцена: позначайте або нехай іде") },
        NodeKind::Exhibit(_) => {
            const { &Phrase::fixed("to eksponat: zaznaczaj albo odejdź od niego", "it is an exhibit: mark spots, or leave it", "це експонат: ставте мітки або відійдіть від нього") }
        }
        NodeKind::Choose(_) => const { &Phrase::fixed("to wybór: wybierz opcję", "it is a choice: take an option", "це вибір: виберіть варіант") },
        NodeKind::Assess(_) => const { &Phrase::fixed("to ocena: wyciągnij wniosek", "it is an assessment: conclude", "це оцінка: зробіть висновок") },
        NodeKind::Refer(_) => const { &Phrase::fixed("to powiadomienie: powiadom", "it is a referral: notify", "це повідомлення: повідомте") },
        NodeKind::Route(_) => const { &Phrase::fixed("to rozgałęzienie: mija samo", "it is a route: it passes by itself", "це розгалуження: минає само") },
        NodeKind::Ending(_) => const { &Phrase::fixed("to zakończenie: próba się skończyła", "it is an ending: the attempt is over", "це завершення: спробу закінчено") },
    }
}
