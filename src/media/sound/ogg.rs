//! How long an Opus sound in Ogg is, exactly and without decoding it.
//!
//! The last page tells the number of its last sample and the header how many samples to throw away at the start; the
//! demuxer's own figure is wrong by the padding of the last packet. Source: RFC 7845, sections 4 and 5.1.

use std::io;

use super::super::demux::pread::PositionedFile;

/// The last page of a stream lies within this many bytes of the end: the greatest size of a page.
const TAIL: u64 = 65_307;

/// What an Opus stream tells about itself, in frames at 48 kHz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpusFacts {
    /// Frames that are heard.
    pub frames: u64,
    /// Frames in front of them that a decoder throws away; the stream's own numbers count them.
    pub pre_skip: u64,
}

/// Facts about the Opus stream; `None` when the file is not Opus in Ogg or is cut short.
///
/// # Errors
/// When the file cannot be read.
pub fn opus_facts(file: &PositionedFile) -> io::Result<Option<OpusFacts>> {
    let mut head = vec![0; usize::try_from(file.len().min(512)).unwrap_or(512)];
    file.read_exact_at(&mut head, 0)?;
    let Some((serial, skip)) = first_page(&head) else { return Ok(None) };
    let from = file.len().saturating_sub(TAIL);
    let mut tail = vec![0; usize::try_from(file.len() - from).unwrap_or(0)];
    file.read_exact_at(&mut tail, from)?;
    let pre_skip = u64::from(skip);
    let frames = last_granule(&tail, serial).and_then(|last| last.checked_sub(pre_skip));
    Ok(frames.map(|frames| OpusFacts { frames, pre_skip }))
}

fn first_page(head: &[u8]) -> Option<(u32, u16)> {
    if head.get(..4)? != b"OggS" {
        return None;
    }
    let serial = u32::from_le_bytes(head.get(14..18)?.try_into().ok()?);
    let segments = usize::from(*head.get(26)?);
    let body = head.get(27 + segments..)?;
    if body.get(..8)? != b"OpusHead" {
        return None;
    }
    Some((serial, u16::from_le_bytes(body.get(10..12)?.try_into().ok()?)))
}

fn last_granule(tail: &[u8], serial: u32) -> Option<u64> {
    (0..tail.len().saturating_sub(27)).rev().find_map(|at| {
        let page = &tail[at..];
        let is_ours = page.starts_with(b"OggS") && page[14..18] == serial.to_le_bytes();
        let granule = i64::from_le_bytes(page[6..14].try_into().ok()?);
        // A page on which no packet ends has the number -1.
        if is_ours { u64::try_from(granule).ok() } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(serial: u32, granule: i64, body: &[u8]) -> Vec<u8> {
        let mut page = b"OggS\0\0".to_vec();
        page.extend_from_slice(&granule.to_le_bytes());
        page.extend_from_slice(&serial.to_le_bytes());
        page.extend_from_slice(&[0; 8]);
        page.push(1);
        page.push(u8::try_from(body.len()).expect("a short body"));
        page.extend_from_slice(body);
        page
    }

    #[test]
    fn the_pre_skip_is_taken_off_the_last_page() {
        let mut head = b"OpusHead\x01\x02".to_vec();
        head.extend_from_slice(&312_u16.to_le_bytes());
        head.extend_from_slice(&[0; 7]);
        let first = page(7, 0, &head);
        assert_eq!(first_page(&first), Some((7, 312)));
        let mut tail = page(7, 960_312, &[1; 40]);
        tail.extend(page(7, -1, &[2; 10]));
        tail.extend(page(8, 5, &[3; 10]));
        assert_eq!(last_granule(&tail, 7), Some(960_312));
        assert_eq!(last_granule(&tail, 9), None);
        assert_eq!(first_page(b"RIFF"), None);
    }
}
