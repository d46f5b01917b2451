//! What a file holds, from ffprobe's answer; and what of it will be changed.

use serde_json::Value;

/// What a film or sound file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Its picture, if it has one.
    pub seen: Option<Seen>,
    /// Its sound, if it has some.
    pub heard: Option<Heard>,
    /// Kind of file, as ffmpeg calls it.
    pub container: String,
    /// How long it says it is, seconds.
    pub seconds: Option<f64>,
    /// Whether it knows that; some kinds of sound file are only guessed at.
    pub knows_length: bool,
}

/// The picture of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The stream's number.
    pub stream: u64,
    /// Kind of coding.
    pub codec: String,
    /// Width and height as coded, in square pixels.
    pub size: (u32, u32),
    /// Degrees by which it is turned when shown: 0, 90, 180 or 270.
    pub turned: u32,
    /// Frames a second on average.
    pub rate: f64,
    /// Whether frames come unevenly.
    pub uneven: bool,
    /// Kind of pixels, e.g. `yuv420p10le`.
    pub pixels: String,
    /// Whether it is coded in half pictures.
    pub interlaced: bool,
    /// Whether its colours are of high dynamic range.
    pub hdr: bool,
}

/// The sound of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The stream's number.
    pub stream: u64,
    /// Kind of coding.
    pub codec: String,
    /// Samples a second.
    pub rate: String,
    /// Channels.
    pub channels: u64,
}

impl Facts {
    /// Reads ffprobe's answer; says why a file is of no use.
    pub(super) fn read(json: &str) -> Result<Self, String> {
        let all: Value = serde_json::from_str(json).map_err(|error| format!("ffprobe's answer cannot be read ({error})"))?;
        let container = text(&all["format"], "format_name");
        let none = Vec::new();
        let streams = all["streams"].as_array().unwrap_or(&none);
        if container == "tty" || streams.iter().any(|stream| text(stream, "codec_name") == "ansi") {
            return Err("it is a text, not a film".into());
        }
        if container.ends_with("_pipe") || container.starts_with("image2") {
            return Err("it is a picture. Put it into the folder and write `still: \"its-name.png\"` instead of `film`".into());
        }
        let of_kind = |kind: &'static str| streams.iter().filter(move |stream| text(stream, "codec_type") == kind);
        // The cover of a piece of music, or pictures that name its chapters, are no film.
        let is_film = |stream: &&Value| ["attached_pic", "timed_thumbnails"].iter().all(|kind| stream["disposition"][kind] != 1);
        let seen = of_kind("video").find(is_film).map(|stream| Seen::read(stream, all["packets"].as_array().unwrap_or(&none)));
        let heard = of_kind("audio").next().map(|stream| Heard {
            stream: stream["index"].as_u64().unwrap_or(0),
            codec: text(stream, "codec_name"),
            rate: text(stream, "sample_rate"),
            channels: stream["channels"].as_u64().unwrap_or(0),
        });
        if seen.is_none() && heard.is_none() {
            return Err("it holds neither picture nor sound".into());
        }
        let seconds = text(&all["format"], "duration").parse().ok();
        let knows_length = !["mp3", "aac", "amr", "ac3", "loas"].contains(&container.as_str());
        Ok(Self { seen, heard, container, seconds, knows_length })
    }
}

impl Seen {
    fn read(stream: &Value, packets: &[Value]) -> Self {
        let number = |name: &str| u32::try_from(stream[name].as_u64().unwrap_or(0)).unwrap_or(0);
        let turn = stream["side_data_list"].as_array().and_then(|list| list.iter().find_map(|data| data["rotation"].as_i64()));
        let turn = turn.or_else(|| text(&stream["tags"], "rotate").parse().ok()).unwrap_or(0);
        let (average, highest) = (fraction(&text(stream, "avg_frame_rate")), fraction(&text(stream, "r_frame_rate")));
        let measured = measured(packets.iter().filter(|packet| packet["stream_index"] == stream["index"]));
        let rate = measured.filter(|(_, uneven)| *uneven).map(|(rate, _)| rate).or(average).or(highest).unwrap_or(25.0);
        let pixel = fraction(&text(stream, "sample_aspect_ratio").replace(':', "/")).unwrap_or(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
        let width = (f64::from(number("width")) * pixel).round() as u32;
        let transfer = text(stream, "color_transfer");
        Self {
            stream: stream["index"].as_u64().unwrap_or(0),
            codec: text(stream, "codec_name"),
            size: (width, number("height")),
            turned: u32::try_from(turn.rem_euclid(360)).unwrap_or(0),
            rate,
            uneven: measured.is_some_and(|(_, uneven)| uneven) || highest.is_some_and(|highest| (highest - rate).abs() > rate * 0.01),
            pixels: text(stream, "pix_fmt"),
            interlaced: matches!(text(stream, "field_order").as_str(), "tt" | "bb" | "tb" | "bt"),
            hdr: transfer == "smpte2084" || transfer == "arib-std-b67",
        }
    }

    /// Width and height as it is shown.
    #[must_use]
    pub fn upright(&self) -> (u32, u32) {
        if self.turned % 180 == 90 { (self.size.1, self.size.0) } else { self.size }
    }

    /// Frames a second of the clip: 25 where they come at 24, 25 or 50, else 30.
    #[must_use]
    pub fn wanted_rate(&self) -> u32 {
        if self.rate <= 26.0 || (47.0..=52.0).contains(&self.rate) { 25 } else { 30 }
    }

    /// What will be changed, for the person who brought it.
    pub(super) fn changes(&self, size: (u32, u32), rate: u32) -> Vec<String> {
        let mut all = vec![format!("picture: {} to AV1", self.codec)];
        if self.turned != 0 {
            all.push(format!("turned: by {} degrees, so that it stands upright", self.turned));
        }
        if size != self.upright() {
            let (w, h) = self.upright();
            all.push(format!("size: {w}x{h} to {}x{}", size.0, size.1));
        }
        if self.uneven || (self.rate - f64::from(rate)).abs() > 0.01 {
            let how = if self.uneven { "uneven, about " } else { "" };
            all.push(format!("frames a second: {how}{:.2} to {rate}, even", self.rate));
        }
        if self.pixels != "yuv420p" {
            all.push(format!("pixels: {} to yuv420p", self.pixels));
        }
        if self.interlaced {
            all.push("half pictures: put together".to_owned());
        }
        if self.hdr {
            all.push("colours: high dynamic range is brought down; they may look flat. Film with HDR off if you can".to_owned());
        }
        all
    }
}

/// Frames a second by the times of frames, and whether they come unevenly; `None` for too few to tell.
fn measured<'a>(packets: impl Iterator<Item = &'a Value>) -> Option<(f64, bool)> {
    let mut times: Vec<f64> = packets.filter_map(|packet| packet["pts_time"].as_str()?.parse().ok()).collect();
    times.sort_by(f64::total_cmp);
    let gaps: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| *gap > 0.0).collect();
    if gaps.len() < 4 {
        return None;
    }
    let (least, most) = gaps.iter().fold((f64::MAX, 0.0_f64), |(least, most), gap| (least.min(*gap), most.max(*gap)));
    #[expect(clippy::cast_precision_loss, reason = "a few hundred frames")]
    let rate = gaps.len() as f64 / gaps.iter().sum::<f64>();
    // Times that a file rounds to thousandths of a second are even.
    Some((rate, most > least * 1.4 && most - least > 0.004))
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// `30000/1001`; `None` for nonsense and for nothing.
fn fraction(text: &str) -> Option<f64> {
    let (above, below) = text.split_once('/')?;
    let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
    Some(above / below).filter(|value| value.is_finite() && *value > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: &str = r#"{"format": {"format_name": "mov,mp4"}, "streams": [
        {"index": 0, "codec_type": "audio", "codec_name": "aac", "sample_rate": "44100", "channels": 1},
        {"index": 1, "codec_type": "video", "codec_name": "mjpeg", "disposition": {"attached_pic": 1}},
        {"index": 2, "codec_type": "video", "codec_name": "hevc", "width": 1921, "height": 1080, "pix_fmt": "yuv420p10le", "color_transfer": "arib-std-b67",
         "avg_frame_rate": "2997/101", "r_frame_rate": "120/1", "sample_aspect_ratio": "1:1", "side_data_list": [{"rotation": -90}]}]}"#;

    #[test]
    fn a_telephone_file_is_understood() {
        let facts = Facts::read(PHONE).expect("it is a film");
        let seen = facts.seen.expect("a picture");
        assert_eq!((seen.stream, seen.turned, seen.upright(), seen.uneven, seen.wanted_rate()), (2, 270, (1080, 1921), true, 30));
        let told = seen.changes((406, 720), 30).join("\n");
        for part in ["hevc to AV1", "270 degrees", "1080x1921 to 406x720", "uneven, about 29.67 to 30", "yuv420p10le", "HDR off"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert_eq!(facts.heard.expect("sound").codec, "aac");
    }

    #[test]
    fn the_cover_of_a_piece_of_music_is_no_film() {
        for kind in ["attached_pic", "timed_thumbnails"] {
            let facts = Facts::read(&format!(
                r#"{{"format": {{"format_name": "mp3", "duration": "61.5"}}, "streams": [{{"index": 0, "codec_type": "audio", "codec_name": "mp3", "channels": 2}},
                {{"index": 1, "codec_type": "video", "codec_name": "png", "width": 600, "height": 600, "disposition": {{"{kind}": 1}}}}]}}"#
            ))
            .expect("it is sound");
            assert!(facts.seen.is_none() && facts.heard.is_some() && !facts.knows_length, "{kind}");
        }
        assert!(Facts::read(PHONE).expect("it is a film").knows_length);
    }

    #[test]
    fn frames_that_come_unevenly_are_noticed_whatever_the_file_says() {
        let film = |times: &[&str]| {
            let packets: Vec<String> = times.iter().map(|time| format!(r#"{{"stream_index": 0, "pts_time": "{time}"}}"#)).collect();
            let json = format!(
                r#"{{"format": {{"format_name": "matroska"}}, "packets": [{}], "streams": [{{"index": 0, "codec_type": "video", "codec_name": "h264",
                "width": 320, "height": 180, "pix_fmt": "yuv420p", "avg_frame_rate": "30/1", "r_frame_rate": "30/1"}}]}}"#,
                packets.join(", ")
            );
            Facts::read(&json).expect("it is a film").seen.expect("a picture")
        };
        let even = film(&["0.000", "0.033", "0.100", "0.067", "0.133", "0.167"]);
        assert!(!even.uneven && even.rate == 30.0);
        let uneven = film(&["0.000", "0.100", "0.300", "0.167", "0.200", "0.500"]);
        assert!(uneven.uneven && (uneven.rate - 10.0).abs() < 1e-6);
        assert!(uneven.changes((320, 180), 25).join("\n").contains("uneven, about 10.00 to 25"));
        assert!(!film(&["0.0"]).uneven);
    }

    #[test]
    fn what_is_no_film_is_told_so() {
        let refused = |json: &str| Facts::read(json).expect_err("of no use");
        assert!(refused(r#"{"format": {"format_name": "tty"}, "streams": [{"codec_type": "video", "codec_name": "ansi"}]}"#).contains("text"));
        assert!(refused(r#"{"format": {"format_name": "png_pipe"}, "streams": [{"codec_type": "video"}]}"#).contains("still"));
        assert!(refused(r#"{"format": {"format_name": "srt"}, "streams": [{"codec_type": "subtitle"}]}"#).contains("neither"));
        assert!(refused("{").contains("ffprobe"));
    }
}
