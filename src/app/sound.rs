//! The sound device: a bus for the film, a bus for the interface, and what to do when there is none.
//!
//! The film's frames come through the reel's [`StreamConsumer`], which is the film's clock; here it is only plugged
//! into kira. Opening a device may take its time and may fail, so it happens on a thread of its own; until it has
//! succeeded, and whenever the device falls silent, the reel goes on by its steady clock and [`Speaker::is_heard`] is
//! false, which a screen says.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use kira::backend::cpal::CpalBackendSettings;
use kira::backend::cpal::cpal::traits::{DeviceTrait, HostTrait};
use kira::backend::cpal::cpal::{self, BufferSize, SupportedBufferSize};
use kira::backend::{Backend, DefaultBackend};
use kira::info::Info;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use kira::sound::{Sound, SoundData};
use kira::track::{TrackBuilder, TrackHandle};
use kira::{AudioManager, AudioManagerSettings, Decibels, Frame, Tween};

use crate::media::reel::{OutputKind, Reel, StreamConsumer};

/// How loud each kind of sound is, in percent of full; 0 is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volumes {
    /// The film.
    pub film: u8,
    /// The interface.
    pub interface: u8,
    /// Nothing is heard at all.
    pub muted: bool,
}

impl Default for Volumes {
    fn default() -> Self {
        Self { film: 100, interface: 60, muted: false }
    }
}

/// A sound of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterfaceSound {
    /// A flag was taken.
    Flag,
    /// Something was chosen.
    Choice,
    /// A limit runs out soon.
    Warning,
}

/// First pause before a device is looked for again; doubled each time.
const FIRST_RETRY: Duration = Duration::from_secs(4);
/// Longest pause between two looks.
const LAST_RETRY: Duration = Duration::from_secs(64);
/// Frames that the device takes at once: 21 ms at 48 kHz, some of which a lip may be late.
const BUFFER_FRAMES: u32 = 1_024;
/// Over which a changed volume moves, so that it does not click.
const VOLUME_TWEEN: Duration = Duration::from_millis(40);

/// Opens a backend, or says why not.
type Open<B> = fn() -> Result<AudioManager<B>, String>;

/// See the module's text. Lives in the application beside the reel.
pub struct Speaker<B: Backend = DefaultBackend> {
    open: Open<B>,
    state: State<B>,
    volumes: Volumes,
    retry: Duration,
    why_silent: Option<String>,
}

enum State<B: Backend> {
    /// A thread is opening the device.
    Opening(Receiver<Result<AudioManager<B>, String>>),
    /// The device plays.
    Playing(Box<Playing<B>>),
    /// No device until then.
    Waiting(Instant),
}

struct Playing<B: Backend> {
    // Dropping it ends the sound.
    _manager: AudioManager<B>,
    film: TrackHandle,
    interface: TrackHandle,
}

impl Speaker<DefaultBackend> {
    /// Begins to open the platform's default device.
    #[must_use]
    pub fn open_default(volumes: Volumes) -> Self {
        Self::open_with(volumes, || {
            // A device that does not take the buffer after all is asked again for whatever it likes.
            let settings = small_buffer()?;
            open_device(settings).or_else(|_| open_device(CpalBackendSettings::default()))
        })
    }
}

fn open_device(backend_settings: CpalBackendSettings) -> Result<AudioManager<DefaultBackend>, String> {
    let settings = AudioManagerSettings { backend_settings, ..AudioManagerSettings::default() };
    match AudioManager::<DefaultBackend>::new(settings) {
        Ok(manager) => Ok(manager),
        Err(error) => Err(error.to_string()),
    }
}

/// The default device with a buffer of [`BUFFER_FRAMES`]: sound servers choose up to two seconds when nobody asks, in
/// which a cut would come late and lips would not fit.
fn small_buffer() -> Result<CpalBackendSettings, String> {
    let device = cpal::default_host().default_output_device().ok_or("there is no sound device")?;
    let offered = device.default_output_config().map_err(|error| error.to_string())?;
    let mut config = offered.config();
    config.buffer_size = match *offered.buffer_size() {
        SupportedBufferSize::Range { min, max } if min <= max => BufferSize::Fixed(BUFFER_FRAMES.clamp(min, max)),
        _ => BufferSize::Default,
    };
    // The device itself stays the platform's default one, so that kira follows when another becomes that.
    Ok(CpalBackendSettings { device: None, config: Some(config) })
}

impl<B: Backend> Speaker<B>
where
    AudioManager<B>: Send + 'static,
{
    /// Begins to open a device by `open`, on a thread of its own.
    #[must_use]
    pub fn open_with(volumes: Volumes, open: Open<B>) -> Self {
        Self { open, state: begin_opening(open), volumes, retry: FIRST_RETRY, why_silent: None }
    }

    /// Whether the film is heard.
    #[must_use]
    pub const fn is_heard(&self) -> bool {
        matches!(self.state, State::Playing(_))
    }

    /// Why nothing is heard, in the system's words; `None` while it is, or while nobody knows yet.
    #[must_use]
    pub fn why_silent(&self) -> Option<&str> {
        self.why_silent.as_deref()
    }

    /// When [`Speaker::poll`] wants to be called again at the latest, so that a silent laptop finds a device that is
    /// plugged in; `None` while the device plays.
    #[must_use]
    pub fn next_look(&self, now: Instant) -> Option<Duration> {
        match &self.state {
            State::Opening(_) => Some(Duration::from_millis(50)),
            State::Playing(_) => None,
            State::Waiting(until) => Some(until.saturating_duration_since(now)),
        }
    }

    /// Looks after the device: attaches the reel to one that has opened, notices one that was lost, looks for one
    /// again after a while. Call it once a frame, after [`Reel::poll`]. `true` when [`Speaker::is_heard`] has changed.
    pub fn poll(&mut self, reel: &mut Reel, now: Instant) -> bool {
        match &self.state {
            State::Opening(opened) => match opened.try_recv() {
                Ok(Ok(manager)) => self.attach(manager, reel, now),
                Ok(Err(why)) => self.give_up(why, now),
                Err(TryRecvError::Disconnected) => self.give_up("the device could not be opened".to_owned(), now),
                Err(TryRecvError::Empty) => false,
            },
            State::Playing(_) if reel.output() == OutputKind::Steady => {
                // The reel has found out that the device asks for nothing any more.
                self.give_up("the sound device has fallen silent".to_owned(), now);
                true
            }
            State::Playing(_) => false,
            State::Waiting(until) => {
                if now >= *until {
                    self.state = begin_opening(self.open);
                }
                false
            }
        }
    }

    fn attach(&mut self, mut manager: AudioManager<B>, reel: &mut Reel, now: Instant) -> bool {
        let film = manager.add_sub_track(TrackBuilder::new().volume(decibels(self.volumes.film, self.volumes.muted)));
        let interface =
            manager.add_sub_track(TrackBuilder::new().volume(decibels(self.volumes.interface, self.volumes.muted)));
        let (Ok(mut film), Ok(interface)) = (film, interface) else {
            return self.give_up("the mixer has no room".to_owned(), now);
        };
        if film.play(FilmSoundData(reel.attach_output())).is_err() {
            reel.detach_output();
            return self.give_up("the mixer has no room".to_owned(), now);
        }
        self.state = State::Playing(Box::new(Playing { _manager: manager, film, interface }));
        (self.retry, self.why_silent) = (FIRST_RETRY, None);
        true
    }

    fn give_up(&mut self, why: String, now: Instant) -> bool {
        let was_heard = self.is_heard();
        self.state = State::Waiting(now + self.retry);
        self.retry = (self.retry * 2).min(LAST_RETRY);
        self.why_silent = Some(why);
        was_heard
    }

    /// Sets how loud each kind of sound is.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        if volumes == self.volumes {
            return;
        }
        self.volumes = volumes;
        if let State::Playing(playing) = &mut self.state {
            let tween = Tween { duration: VOLUME_TWEEN, ..Tween::default() };
            playing.film.set_volume(decibels(volumes.film, volumes.muted), tween);
            playing.interface.set_volume(decibels(volumes.interface, volumes.muted), tween);
        }
    }

    /// Plays a sound of the interface; nothing when there is no device.
    pub fn play(&mut self, sound: InterfaceSound) {
        if let State::Playing(playing) = &mut self.state {
            // A mixer that is full of clicks may leave one out.
            drop(playing.interface.play(interface_sound(sound)));
        }
    }
}

fn begin_opening<B: Backend>(open: Open<B>) -> State<B>
where
    AudioManager<B>: Send + 'static,
{
    let (opened, receiver) = channel();
    let spawned = thread::Builder::new().name("sound device".to_owned()).spawn(move || {
        // Nobody listens any more when the application has closed meanwhile.
        drop(opened.send(open()));
    });
    // A thread that could not be made drops its sender, which reads as a device that cannot be opened.
    drop(spawned);
    State::Opening(receiver)
}

/// Percent to decibels, as an ear expects it: half way down is a quarter of the amplitude.
fn decibels(percent: u8, muted: bool) -> Decibels {
    if muted || percent == 0 {
        return Decibels::SILENCE;
    }
    Decibels(40.0 * (f32::from(percent.min(100)) / 100.0).log10())
}

/// The reel's end of the stream as a sound of kira's.
struct FilmSoundData(StreamConsumer);

impl SoundData for FilmSoundData {
    type Error = std::convert::Infallible;
    type Handle = ();

    fn into_sound(self) -> Result<(Box<dyn Sound>, ()), Self::Error> {
        Ok((Box::new(FilmSound { consumer: self.0, scratch: [[0.0; 2]; 256] }), ()))
    }
}

struct FilmSound {
    consumer: StreamConsumer,
    scratch: [[f32; 2]; 256],
}

impl Sound for FilmSound {
    fn on_start_processing(&mut self) {
        self.consumer.begin();
    }

    fn process(&mut self, out: &mut [Frame], dt: f64, _info: &Info) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a device's rate")]
        let rate = (1.0 / dt.max(1e-6)).round() as u32;
        for out in out.chunks_mut(self.scratch.len()) {
            let frames = &mut self.scratch[..out.len()];
            self.consumer.fill(frames, rate);
            for (out, frame) in out.iter_mut().zip(frames) {
                *out = Frame::new(frame[0], frame[1]);
            }
        }
    }

    fn finished(&self) -> bool {
        self.consumer.is_retired()
    }
}

/// Rate of the interface's sounds.
const RATE: u32 = 48_000;

/// Short struck tones, made here rather than read: pitch and length tell them apart also at low volume.
fn interface_sound(sound: InterfaceSound) -> StaticSoundData {
    let (hertz, second_hertz, seconds, level) = match sound {
        InterfaceSound::Flag => (880.0, 1_320.0, 0.12, 0.20),
        InterfaceSound::Choice => (520.0, 660.0, 0.10, 0.16),
        InterfaceSound::Warning => (440.0, 440.0, 0.28, 0.18),
    };
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a tone")]
    let frames: Arc<[Frame]> = (0..(seconds * RATE as f32) as usize)
        .map(|n| {
            let t = n as f32 / RATE as f32;
            let turn = std::f32::consts::TAU * t;
            let struck = (t / 0.003).min(1.0) * (-t * 6.0 / seconds).exp();
            let value = level * struck * (0.7 * (turn * hertz).sin() + 0.3 * (turn * second_hertz).sin());
            Frame::new(value, value)
        })
        .collect();
    StaticSoundData { sample_rate: RATE, frames, settings: StaticSoundSettings::default(), slice: None }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use kira::backend::Renderer;

    use super::*;
    use crate::media::clock::Monotonic;
    use crate::media::decode::fake::{FakeFiles, FakeFilm};
    use crate::media::reel::{Cut, ReelScene, ReelSettings};
    use crate::media::sound::fake::NumberedSound;
    use crate::text::Localized;

    /// The mixer clips at ±1, so the fake's numbers are made small; a power of two, so that they stay exact.
    const UNIT: f32 = 1.0 / 1_048_576.0;

    /// A device that plays only when it is told to.
    struct Bench;

    static RENDERERS: Mutex<Vec<Renderer>> = Mutex::new(Vec::new());

    impl Backend for Bench {
        type Settings = ();
        type Error = &'static str;

        fn setup((): (), _internal_buffer_size: usize) -> Result<(Self, u32), Self::Error> {
            Ok((Self, 48_000))
        }

        fn start(&mut self, renderer: Renderer) -> Result<(), Self::Error> {
            RENDERERS.lock().map_err(|_| "poisoned")?.push(renderer);
            Ok(())
        }
    }

    fn opened(speaker: &mut Speaker<Bench>, reel: &mut Reel) {
        let begun = Instant::now();
        while !speaker.is_heard() && begun.elapsed() < Duration::from_secs(10) {
            speaker.poll(reel, Instant::now());
            std::thread::yield_now();
        }
        assert!(speaker.is_heard(), "{:?}", speaker.why_silent());
    }

    /// Through kira's mixer every sample of the film comes out as the reel made it; a device that is lost is told, the
    /// film goes on, and a new device is found.
    #[test]
    fn the_film_goes_through_the_mixer_untouched_and_survives_its_device() {
        let files = FakeFiles::default()
            .film("a.mp4", FakeFilm::new(1, 300))
            .sound("a.ogg", NumberedSound::new(1.0, 480_000).scaled(UNIT));
        let clock = Monotonic::manual();
        let mut reel = Reel::stepped(Arc::new(files), ReelSettings::default(), clock.clone());
        let open: Open<Bench> = || {
            AudioManager::new(AudioManagerSettings { backend_settings: (), ..quiet_settings() }).map_err(str::to_owned)
        };
        let mut speaker = Speaker::open_with(Volumes { interface: 0, ..Volumes::default() }, open);
        opened(&mut speaker, &mut reel);
        reel.play(&ReelScene::clip("a", "a.mp4").with_sound(Localized::Plain("a.ogg".into())), Cut::Now);
        let mut renderer = RENDERERS.lock().expect("whole").pop().expect("started");
        let mut heard = Vec::new();
        for _ in 0..100 {
            reel.pump();
            let mut block = [0.0_f32; 960];
            renderer.on_start_processing();
            renderer.process(&mut block, 2);
            heard.extend(block.chunks_exact(2).filter(|frame| frame[0] != 0.0).map(|frame| frame[1]));
            clock.advance(Duration::from_millis(10));
            reel.poll();
            assert!(!speaker.poll(&mut reel, Instant::now()));
        }
        // The mixer adds nothing and takes nothing away: the numbers count on by one.
        assert!(heard.len() > 40_000, "{}", heard.len());
        assert!(heard.windows(2).all(|pair| pair[1] - pair[0] == UNIT));
        drop(renderer);
        for _ in 0..60 {
            clock.advance(Duration::from_millis(10));
            reel.pump();
            reel.poll();
        }
        assert!(speaker.poll(&mut reel, Instant::now()), "the loss is told");
        assert!(!speaker.is_heard() && speaker.why_silent().is_some());
        let at = reel.position().expect("it plays").time;
        speaker.poll(&mut reel, Instant::now() + FIRST_RETRY);
        opened(&mut speaker, &mut reel);
        reel.pump();
        assert!(reel.position().expect("it plays").time >= at, "and goes on where it was");
    }

    fn quiet_settings() -> AudioManagerSettings<Bench> {
        AudioManagerSettings {
            capacities: kira::Capacities::default(),
            main_track_builder: kira::track::MainTrackBuilder::default(),
            internal_buffer_size: 128,
            backend_settings: (),
        }
    }

    #[test]
    fn volumes_go_from_silence_to_full() {
        assert_eq!(decibels(100, false), Decibels(0.0));
        assert_eq!(decibels(0, false), Decibels::SILENCE);
        assert_eq!(decibels(80, true), Decibels::SILENCE);
        let half = decibels(50, false).as_amplitude();
        assert!((half - 0.25).abs() < 1e-4, "{half}");
    }

    #[test]
    fn interface_sounds_are_short_and_not_loud() {
        for sound in [InterfaceSound::Flag, InterfaceSound::Choice, InterfaceSound::Warning] {
            let data = interface_sound(sound);
            assert!(data.duration() < Duration::from_millis(300));
            assert!(data.frames.iter().all(|frame| frame.left.abs() <= 0.25));
            assert!(data.frames.last().is_some_and(|frame| frame.left.abs() < 0.01), "it ends without a click");
        }
    }
}
