//! The blocks of a WebVTT file. Source: W3C WebVTT, section 6 (parsing), read tolerantly.

use super::{Align, Caption, CaptionFault, Captions, LineAt, Placement, text};
use crate::text::{Phrase, phrase};
use crate::time::{MediaTime, Window};

/// Reads a whole file.
pub(super) fn parse(source: &str) -> (Captions, Vec<CaptionFault>) {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = source.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let lines: Vec<&str> = source.split('\n').collect();
    let mut reader = Reader { lines: &lines, at: 0, cues: Vec::new(), faults: Vec::new() };
    reader.header();
    while reader.at < lines.len() {
        reader.block();
    }
    // A note says that somebody meant it so, as `ias film captions` does for scenes in which nobody speaks.
    if reader.faults.is_empty() && lines.iter().skip(1).all(|line| line.trim().is_empty()) {
        reader.fault(
            0,
            Phrase::fixed("w pliku nie ma ani jednego napisu", "the file holds no caption", "у файлі немає жодного субтитра"),
            Phrase::fixed(
                "wpisz, co słychać; gdy nikt nie mówi, na przykład [wiatr]",
                "write what is heard; where nobody speaks, such as [wind]",
                "впишіть, що чути; коли ніхто не говорить, наприклад [вітер]",
            ),
        );
    }
    let Reader { mut cues, faults, .. } = reader;
    cues.sort_by_key(|cue| (cue.window.from, cue.window.to));
    (Captions { cues }, faults)
}

struct Reader<'a> {
    lines: &'a [&'a str],
    /// Index of the next line.
    at: usize,
    cues: Vec<Caption>,
    faults: Vec<CaptionFault>,
}

impl Reader<'_> {
    fn fault(&mut self, index: usize, what: Phrase, remedy: Phrase) {
        self.faults.push(CaptionFault { line: index + 1, what, remedy });
    }

    fn header(&mut self) {
        let first = self.lines.first().copied().unwrap_or("");
        let is_header = first.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        if !is_header {
            self.fault(
                0,
                Phrase::fixed("plik nie zaczyna się od WEBVTT", "the file does not begin with WEBVTT", "файл не починається з WEBVTT"),
                Phrase::fixed(
                    "napisz WEBVTT w osobnym wierszu na samej górze",
                    "write WEBVTT on a line of its own at the very top",
                    "напишіть WEBVTT окремим рядком на самому початку",
                ),
            );
            return;
        }
        self.at = 1;
        // Whatever stands directly below belongs to the header, unless it is a cue that was set too close.
        while self.at < self.lines.len() && !self.lines[self.at].trim().is_empty() {
            if self.lines[self.at].contains("-->") {
                self.fault(
                    self.at,
                    Phrase::fixed("brak pustego wiersza przed pierwszym napisem", "no empty line before the first caption", "немає порожнього рядка перед першим субтитром"),
                    Phrase::fixed("zostaw pusty wiersz pod WEBVTT", "leave an empty line below WEBVTT", "залиште порожній рядок під WEBVTT"),
                );
                return;
            }
            self.at += 1;
        }
    }

    /// One block: a cue, or a NOTE, STYLE or REGION, which have no meaning here.
    fn block(&mut self) {
        while self.at < self.lines.len() && self.lines[self.at].trim().is_empty() {
            self.at += 1;
        }
        let start = self.at;
        let Some(&first) = self.lines.get(start) else { return };
        let is_aside = ["NOTE", "STYLE", "REGION"]
            .iter()
            .any(|word| first.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])));
        if is_aside && !first.contains("-->") {
            self.skip_block();
            return;
        }
        let (id, timing) = if first.contains("-->") {
            (String::new(), start)
        } else if self.lines.get(start + 1).is_some_and(|second| second.contains("-->")) {
            (first.trim().to_owned(), start + 1)
        } else {
            let what = phrase! {
                pl: "`{text}` nie należy do żadnego napisu", en: "`{text}` belongs to no caption", uk: "`{text}` не належить до жодного субтитра";
                text = shortened(first)
            };
            let remedy = Phrase::fixed(
                "napisz nad tym wiersz taki jak 00:01.000 --> 00:03.000",
                "write a line such as 00:01.000 --> 00:03.000 above it",
                "напишіть над цим рядок на зразок 00:01.000 --> 00:03.000",
            );
            self.fault(start, what, remedy);
            self.skip_block();
            return;
        };
        self.at = timing + 1;
        let from = self.at;
        // A timing line without an empty line above begins the next cue.
        while self.at < self.lines.len() && !self.lines[self.at].trim().is_empty() {
            let is_timing = self.lines[self.at].contains("-->");
            if is_timing {
                self.fault(
                    self.at,
                    Phrase::fixed("brak pustego wiersza przed tym napisem", "no empty line before this caption", "немає порожнього рядка перед цим субтитром"),
                    Phrase::fixed("zostaw pusty wiersz między napisami", "leave an empty line between captions", "залиште порожній рядок між субтитрами"),
                );
                break;
            }
            self.at += 1;
        }
        let raw = self.lines[from..self.at].join("\n");
        self.cue(id, timing, &raw);
    }

    fn skip_block(&mut self) {
        while self.at < self.lines.len() && !self.lines[self.at].trim().is_empty() {
            self.at += 1;
        }
    }

    fn cue(&mut self, id: String, timing: usize, raw: &str) {
        let line = self.lines[timing];
        let Some((from, rest)) = line.split_once("-->") else { return };
        let rest = rest.trim_start();
        let (to, settings) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        let (Some(from), Some(to)) = (stamp(from.trim()), stamp(to.trim())) else {
            let what = phrase! {
                pl: "`{text}` to nie jest para czasów", en: "`{text}` is not a pair of times", uk: "`{text}` — це не пара часів"; text = shortened(line)
            };
            let remedy = Phrase::fixed(
                "napisz 00:01.000 --> 00:03.000, z trzema cyframi na milisekundy",
                "write 00:01.000 --> 00:03.000, with three digits for the milliseconds",
                "напишіть 00:01.000 --> 00:03.000, із трьома цифрами на мілісекунди",
            );
            self.fault(timing, what, remedy);
            return;
        };
        if to <= from {
            self.fault(
                timing,
                Phrase::fixed("napis kończy się, zanim się zacznie", "the caption ends before it begins", "субтитр закінчується раніше, ніж починається"),
                Phrase::fixed(
                    "niech drugi czas będzie późniejszy niż pierwszy",
                    "let the second time be later than the first",
                    "нехай другий час буде пізнішим за перший",
                ),
            );
            return;
        }
        let place = self.settings(timing, settings);
        let text = text::read(raw);
        for tag in text.strange_tags {
            let what = phrase! { pl: "znacznik {tag} nic tu nie znaczy", en: "the tag {tag} means nothing here", uk: "тег {tag} тут нічого не означає"; tag };
            let remedy = Phrase::fixed(
                "usuń go albo napisz &lt; zamiast zwykłego <",
                "leave it out, or write &lt; for a plain <",
                "приберіть його або напишіть &lt; замість звичайного <",
            );
            self.fault(timing, what, remedy);
        }
        if text.lines.is_empty() {
            self.fault(
                timing,
                Phrase::fixed("napis nie ma tekstu", "the caption has no text", "субтитр не має тексту"),
                Phrase::fixed(
                    "napisz jego tekst pod czasami albo usuń czasy",
                    "write its text below the times, or leave the times out",
                    "напишіть його текст під часами або приберіть часи",
                ),
            );
            return;
        }
        let window = Window { from, to };
        let (speaker, lines) = (text.speaker, text.lines);
        self.cues.push(Caption { id, window, place, speaker, lines, line_number: timing + 1 });
    }

    fn settings(&mut self, timing: usize, settings: &str) -> Placement {
        let mut place = Placement::default();
        for setting in settings.split_whitespace() {
            let known = match setting.split_once(':') {
                Some(("line", value)) => line_at(value).map(|line| place.line = Some(line)),
                Some(("position", value)) => {
                    percent(value.split(',').next().unwrap_or("")).map(|value| place.position = Some(value))
                }
                Some(("size", value)) => percent(value).map(|value| place.size = Some(value)),
                Some(("align", value)) => align(value).map(|value| place.align = value),
                // Vertical writing and regions are not drawn; the caption is.
                Some(("vertical" | "region", _)) => Some(()),
                _ => None,
            };
            if known.is_none() {
                let what = phrase! {
                    pl: "ustawienie `{setting}` jest niezrozumiałe", en: "the setting `{setting}` is not understood", uk: "налаштування `{setting}` незрозуміле";
                    setting = shortened(setting)
                };
                let remedy = Phrase::fixed(
                    "użyj line, position, size lub align, np. line:10% align:start",
                    "use line, position, size or align, e.g. line:10% align:start",
                    "використайте line, position, size або align, напр. line:10% align:start",
                );
                self.fault(timing, what, remedy);
            }
        }
        place
    }
}

/// `mm:ss.mmm` or `hh:mm:ss.mmm`; a comma before the milliseconds, as in SRT, is read too.
fn stamp(text: &str) -> Option<MediaTime> {
    let (clock, millis) = text.split_once(['.', ','])?;
    if millis.len() != 3 || !millis.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fields: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match fields.as_slice() {
        [minutes, seconds] => ("0", *minutes, *seconds),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let digits = |text: &str, greatest: i64| {
        let number: i64 = text.parse().ok()?;
        let fits = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 6 && number <= greatest;
        fits.then_some(number)
    };
    let (hours, minutes, seconds) = (digits(hours, 999)?, digits(minutes, 59)?, digits(seconds, 59)?);
    Some(MediaTime::from_millis(((hours * 60 + minutes) * 60 + seconds) * 1_000 + millis.parse::<i64>().ok()?))
}

fn percent(text: &str) -> Option<f32> {
    let value: f32 = text.strip_suffix('%')?.parse().ok()?;
    (0.0..=100.0).contains(&value).then_some(value)
}

fn line_at(text: &str) -> Option<LineAt> {
    let value = text.split(',').next().unwrap_or("");
    if value.ends_with('%') {
        return percent(value).map(LineAt::Percent);
    }
    value.parse().ok().map(LineAt::Line)
}

fn align(text: &str) -> Option<Align> {
    Some(match text {
        // `middle` is what the standard said before it said `center`.
        "center" | "middle" => Align::Center,
        "start" => Align::Start,
        "end" => Align::End,
        "left" => Align::Left,
        "right" => Align::Right,
        _ => return None,
    })
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(faults: &[CaptionFault]) -> Vec<usize> {
        faults.iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn a_file_as_authors_write_it() {
        let source = "\u{feff}WEBVTT - lane\r\nKind: captions\r\n\r\nNOTE to the reader\r\nmore\r\n\r\n\
            1\r\n00:00:01.000 --> 00:00:02.500 line:10% position:25%,line-left size:50% align:start\r\n\
            Dokumenty,\r\nproszę.\r\n\r\n00:03.000 --> 00:04.000\r\n[klakson]\r\n";
        let (captions, faults) = parse(source);
        assert_eq!(faults, []);
        assert_eq!(captions.cues.len(), 2);
        let first = &captions.cues[0];
        assert_eq!((first.id.as_str(), first.plain().as_str(), first.line_number), ("1", "Dokumenty,\nproszę.", 8));
        assert_eq!(first.window, Window { from: MediaTime::from_secs(1), to: MediaTime::from_millis(2_500) });
        let place = Placement {
            line: Some(LineAt::Percent(10.0)),
            position: Some(25.0),
            size: Some(50.0),
            align: Align::Start,
        };
        assert_eq!(first.place, place);
        assert_eq!(captions.end(), MediaTime::from_secs(4));
    }

    #[test]
    fn faults_are_told_and_the_rest_is_kept() {
        let source = "WEBVTT\n\n00:01.000 --> 00:02.00\nbad time\n\n00:05.000 --> 00:04.000\nbackwards\n\nstray line\n\n\
            00:06.000 --> 00:07.000 fly:high\ngood <blink>one\n00:08.000 --> 00:09.000\ntoo close\n\n00:10.000 --> 00:11.000\n\n";
        let (captions, faults) = parse(source);
        let texts: Vec<String> = captions.cues.iter().map(Caption::plain).collect();
        assert_eq!(texts, ["good one", "too close"]);
        assert_eq!(lines(&faults), [3, 6, 9, 13, 11, 11, 16]);
        assert!(faults.iter().all(|fault| fault.remedy != Phrase::default()));
    }

    #[test]
    fn a_missing_header_and_a_comma_are_forgiven() {
        let (captions, faults) = parse("1\n00:00:01,000 --> 00:00:02,000\nfrom SRT\n");
        assert_eq!((captions.cues.len(), lines(&faults)), (1, vec![1]));
        assert_eq!(parse("").0, Captions::default());
    }

    #[test]
    fn captions_stand_in_their_window_and_only_there() {
        let (captions, _) = parse("WEBVTT\n\n00:02.000 --> 00:04.000\nb\n\n00:01.000 --> 00:03.000\na\n");
        let at = |millis| captions.at(MediaTime::from_millis(millis)).map(Caption::plain).collect::<String>();
        assert_eq!([at(999), at(1_000), at(2_500), at(3_000), at(4_000)], ["", "a", "ab", "b", ""]);
        let next = |millis| captions.next_change(MediaTime::from_millis(millis)).map(MediaTime::millis);
        assert_eq!([next(0), next(1_000), next(3_999), next(4_000)], [Some(1_000), Some(2_000), Some(4_000), None]);
    }

    /// No text makes the parser stumble, whatever is cut off or turned round.
    #[test]
    fn rubbish_is_survived() {
        let good = "WEBVTT\n\nx\n00:01.000 --> 00:02.000 line:1\n<v A>é &amp; <i>b\n";
        for start in 0..good.len() {
            for end in start..good.len() {
                if let Some(part) = good.get(start..end) {
                    let (captions, _) = parse(part);
                    assert!(captions.cues.iter().all(|cue| !cue.lines.is_empty()));
                }
            }
        }
    }
}
