//! Packs in the application: dropped on the window or opened with it, installed away from the window's thread; and the keys
//! that are trusted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::{Application, Moment, Screen};
use crate::app::views::library::course::CourseCommand;
use crate::app::views::look::Look;
use crate::app::views::packs::{DoubleClick, KeyLine, News, NewsKind, PackLine, PacksView};
use crate::app::views::UiCommand;
use crate::diagnostic::render;
use crate::pack::{self, Installed, Pack, PackError, PublicKey, TrustedKeys, Wish};
use crate::platform::{Desktop, DesktopFault};

/// What is under way or was done with packs.
#[derive(Default)]
pub(super) struct PackDesk {
    working: Option<Receiver<Told>>,
    /// Share done, 0 to 1, while something is installed.
    share: f32,
    news: Option<What>,
    /// The installed pack whose removal was asked for and is not confirmed.
    in_question: Option<String>,
    /// What the settings show; read when they are opened and after each change.
    shown: PacksView,
    /// The desktop that can be told of the program; only a real window has one.
    desktop: Option<Desktop>,
    /// What went wrong when it was told.
    desktop_fault: Option<DesktopFault>,
}

/// What the worker tells.
enum Told {
    Share(f32),
    Done(What),
}

/// Something to tell, in no language yet.
enum What {
    Installed { title: crate::text::LocalizedText, version: u32, by: String, how: Installed },
    Refused { pack: PathBuf, error: PackError },
    /// A public key was dropped: shall it be trusted?
    Asks(PublicKey),
    Trusted(PublicKey),
    NoKey,
    Failed(String),
}

impl Application {
    /// Takes what was dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &egui::Context, at: Moment) {
        let dropped: Vec<PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if let Some(path) = dropped.iter().find(|path| pack::is_ours(path)) {
            self.receive(path, ctx, at);
        } else if self.drop_on_trainer(&dropped, at) {
            ctx.request_repaint();
        } else if self.screen == Screen::Library
            && let Some(folder) = dropped.iter().find(|path| path.is_dir())
        {
            let folder = folder.display().to_string();
            self.carry_out(UiCommand::Course(CourseCommand::HandInTo(folder)), ctx, at);
        } else if !matches!(self.screen, Screen::Author | Screen::Trainer) && dropped.iter().any(|path| self.receive_course(path)) {
            self.open_library(ctx, at);
        }
    }

    /// Whether something that we take hangs over the window.
    pub(super) fn is_offered(ctx: &egui::Context) -> bool {
        ctx.input(|input| input.raw.hovered_files.iter().any(|file| file.path.as_deref().is_some_and(pack::is_ours)))
    }

    /// Takes a course in, installs a pack, or asks whether to trust a public key. A film that runs is left as it is, to be gone
    /// on with.
    pub fn receive(&mut self, path: &Path, ctx: &egui::Context, at: Moment) {
        if self.screen != Screen::Library {
            self.open_library(ctx, at);
        }
        self.in_settings = false;
        if !pack::is_ours(path) && self.receive_course(path) {
            return;
        }
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pub")) {
            let key = std::fs::read_to_string(path).ok().and_then(|text| PublicKey::read(&text).ok());
            self.packs.news = Some(key.map_or(What::NoKey, What::Asks));
        } else {
            self.install(path.to_owned(), Wish::Newer);
        }
    }

    fn install(&mut self, path: PathBuf, wish: Wish) {
        let Some(data) = &self.data else { return };
        if self.packs.working.is_some() {
            return;
        }
        let (keys, into) = (TrustedKeys::in_folder(data.trusted_keys()), data.scenarios());
        let (reference, wake) = (Arc::clone(&self.reference), Arc::clone(&self.wake));
        let (send, working) = channel();
        let work = move || {
            let mut last = 0.0;
            let mut progress = |done: u64, all: u64| {
                #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
                let share = done as f32 / all.max(1) as f32;
                if share - last > 0.01 {
                    last = share;
                    let _ = send.send(Told::Share(share));
                    wake();
                }
            };
            let done = Pack::open(&path, &keys).and_then(|mut pack| {
                let how = pack::install(&mut pack, &into, wish, &reference, &mut progress)?;
                let (manifest, by) = (pack.manifest(), pack.signer().key.name.clone());
                Ok(What::Installed { title: manifest.title.clone(), version: manifest.version, by, how })
            });
            // A window that was closed meanwhile wants to hear nothing.
            let _ = send.send(Told::Done(done.unwrap_or_else(|error| What::Refused { pack: path, error })));
            wake();
        };
        match std::thread::Builder::new().name("pack".to_owned()).spawn(work) {
            Ok(_) => {
                self.packs.share = 0.0;
                self.packs.working = Some(working);
                self.packs.news = None;
            }
            Err(error) => self.packs.news = Some(What::Failed(error.to_string())),
        }
    }

    /// Takes in what the worker told.
    pub(super) fn poll_packs(&mut self) {
        while let Some(working) = &self.packs.working {
            match working.try_recv() {
                Ok(Told::Share(share)) => self.packs.share = share,
                Ok(Told::Done(what)) => {
                    self.packs.working = None;
                    if matches!(what, What::Installed { .. }) {
                        self.rescan();
                    }
                    self.packs.news = Some(what);
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.packs.working = None,
            }
        }
    }

    /// Whether something is being installed.
    pub(super) fn installs(&self) -> bool {
        self.packs.working.is_some()
    }

    /// Carries out what concerns packs; whether it did.
    pub(super) fn carry_out_pack(&mut self, command: &UiCommand) -> bool {
        match command {
            UiCommand::DismissPackNews => self.packs.news = None,
            UiCommand::TrustKey => {
                if let Some(What::Asks(key)) = self.packs.news.take() {
                    self.trust(key);
                }
            }
            UiCommand::ReplacePack => {
                if let Some(What::Refused { pack, .. }) = self.packs.news.take() {
                    self.install(pack, Wish::Replace);
                }
            }
            UiCommand::DistrustKey(id) => self.distrust(id),
            UiCommand::AskRemovePack(id) => self.packs.in_question = (self.packs.in_question.as_ref() != Some(id)).then(|| id.clone()),
            UiCommand::RemovePack(id) => self.remove_pack(id),
            UiCommand::OpenByDoubleClick(on) => self.open_by_double_click(*on),
            _ => return false,
        }
        self.read_packs();
        true
    }

    fn trust(&mut self, key: PublicKey) {
        let Some(data) = &self.data else { return };
        self.packs.news = Some(match TrustedKeys::in_folder(data.trusted_keys()).trust(&key) {
            Ok(()) => What::Trusted(key),
            Err(error) => What::Failed(error.to_string()),
        });
    }

    fn distrust(&mut self, id: &str) {
        let Some(data) = &self.data else { return };
        let keys = TrustedKeys::in_folder(data.trusted_keys());
        for key in keys.all().iter().filter(|key| key.id().to_string() == id) {
            if let Err(error) = keys.distrust(key.id()) {
                self.packs.news = Some(What::Failed(error.to_string()));
            }
        }
    }

    fn remove_pack(&mut self, id: &str) {
        let Some(data) = &self.data else { return };
        self.packs.in_question = None;
        match pack::remove(&data.scenarios(), id) {
            Ok(_) => self.rescan(),
            Err(error) => self.packs.news = Some(What::Failed(error.to_string())),
        }
    }

    /// The desktop that the settings may tell of the program.
    pub fn stand_on(&mut self, desktop: Option<Desktop>) {
        self.packs.desktop = desktop;
    }

    fn open_by_double_click(&mut self, on: bool) {
        let Some(desktop) = &self.packs.desktop else { return };
        self.packs.desktop_fault = if on { desktop.add() } else { desktop.remove() }.err();
    }

    fn double_click(&self) -> Option<DoubleClick> {
        let desktop = self.packs.desktop.as_ref()?;
        let opener = desktop.opener();
        let opens = opener.as_deref() == Some(desktop.program());
        let language = self.preferences.language;
        let fault = self.packs.desktop_fault.as_ref();
        let fault = fault.map(|fault| (sentence(fault.what.get(language)), sentence(fault.cure.get(language))));
        Some(DoubleClick { opens, other: opener.filter(|_| !opens).map(|path| path.display().to_string()), fault })
    }

    /// Keys and packs, for the settings.
    pub(super) fn packs_view(&self) -> PacksView {
        self.packs.shown.clone()
    }

    /// Reads keys and packs from the disk.
    pub(super) fn read_packs(&mut self) {
        let Some(data) = &self.data else { return };
        let keys = TrustedKeys::in_folder(data.trusted_keys()).all();
        let packs = pack::installed(&data.scenarios());
        self.packs.shown = PacksView {
            keys: keys.iter().map(|key| KeyLine { id: key.id().to_string(), name: key.name.clone() }).collect(),
            packs: packs
                .iter()
                .map(|edition| PackLine {
                    id: edition.manifest.id.clone(),
                    title: edition.manifest.title.get(self.preferences.language).to_owned(),
                    version: edition.manifest.version,
                    in_question: self.packs.in_question.as_deref() == Some(&edition.manifest.id),
                })
                .collect(),
            double_click: self.double_click(),
        };
    }

    /// What the library tells about packs.
    pub(super) fn pack_news(&self, look: &Look) -> Option<News> {
        if self.packs.working.is_some() {
            return Some(News { kind: NewsKind::Working(self.packs.share), title: look.t("packs-installing"), text: String::new() });
        }
        let news = |kind, title: String, text: String| Some(News { kind, title, text });
        match self.packs.news.as_ref()? {
            What::Installed { title, version, by, how } => {
                let title = title.get(look.language);
                let told = match how {
                    Installed::New => look.t_with("packs-installed", &[("title", title.into()), ("version", (*version).into())]),
                    Installed::Replaced(old) => {
                        look.t_with("packs-replaced", &[("title", title.into()), ("version", (*version).into()), ("old", (*old).into())])
                    }
                    Installed::Already => look.t_with("packs-already", &[("title", title.into()), ("version", (*version).into())]),
                };
                news(NewsKind::Good, told, look.t_with("packs-made-by", &[("name", by.into())]))
            }
            What::Refused { error, .. } => {
                let kind = match error {
                    PackError::Older { .. } | PackError::SameVersion { .. } => NewsKind::MayReplace,
                    _ => NewsKind::Bad,
                };
                let (why, cure) = refusal(error, look);
                news(kind, look.t("packs-refused"), format!("{why} {cure}"))
            }
            What::Asks(key) => {
                let text = look.t_with("packs-trust-text", &[("name", (&key.name).into()), ("id", (&key.id().to_string()).into())]);
                news(NewsKind::AsksTrust, look.t("packs-trust-title"), text)
            }
            What::Trusted(key) => {
                let told = look.t_with("packs-trusted", &[("name", (&key.name).into()), ("id", (&key.id().to_string()).into())]);
                news(NewsKind::Good, told, String::new())
            }
            What::NoKey => news(NewsKind::Bad, look.t("packs-no-key"), look.t("packs-no-key-cure")),
            What::Failed(why) => news(NewsKind::Bad, look.t("packs-failed"), why.clone()),
        }
    }
}

/// Why a pack was refused and what to do, in the interface's language.
fn refusal(error: &PackError, look: &Look) -> (String, String) {
    let again = || look.t("packs-cure-again");
    let careful = || look.t("packs-cure-careful");
    match error {
        PackError::Unsigned => (look.t("packs-why-unsigned"), look.t("packs-cure-unsigned")),
        PackError::Stranger { key } => (look.t_with("packs-why-stranger", &[("id", (&key.to_string()).into())]), look.t("packs-cure-stranger")),
        PackError::Forged { .. } | PackError::Changed { .. } => (look.t("packs-why-changed"), careful()),
        PackError::Hostile { .. } => (look.t("packs-why-hostile"), careful()),
        PackError::NoPack { .. } => (look.t("packs-why-no-pack"), again()),
        PackError::NeedsApp { needs, have } => {
            (look.t_with("packs-why-needs-app", &[("needs", needs.into()), ("have", have.into())]), String::new())
        }
        PackError::Older { installed, offered, .. } => {
            (look.t_with("packs-why-older", &[("installed", (*installed).into()), ("offered", (*offered).into())]), String::new())
        }
        PackError::SameVersion { version, .. } => (look.t_with("packs-why-same-version", &[("version", (*version).into())]), String::new()),
        PackError::InTheWay { folder } => {
            (look.t_with("packs-why-in-the-way", &[("folder", (&folder.display().to_string()).into())]), look.t("packs-cure-in-the-way"))
        }
        PackError::Unplayable { faults } => {
            // Its maker wants to know which fault it was.
            let first = faults.first().map(|fault| format!(" ({})", render::concise(fault, look.language)));
            (look.t("packs-why-unplayable"), look.t("packs-cure-unplayable") + &first.unwrap_or_default())
        }
        PackError::Busy => (look.t("packs-why-busy"), String::new()),
        PackError::File { path, source } if source.kind() == std::io::ErrorKind::StorageFull => {
            (look.t_with("packs-why-full", &[("path", (&path.display().to_string()).into())]), String::new())
        }
        // The system's own words, in its own language.
        other => (other.to_string(), String::new()),
    }
}

/// A phrase as a sentence of its own.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
