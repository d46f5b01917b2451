//! Sealing to a public key and opening with the secret one: `age`, version 1, X25519. The `age` command reads the same files.
//!
//! Both ways stream: 64 KiB at a time are in memory, whatever the length.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read, Write};
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::stream::{StreamReader, StreamWriter};
use age::x25519;
use age::{DecryptError, Decryptor, Encryptor};
use zeroize::{Zeroize, Zeroizing};

use super::KeysError;
use crate::course::bech32;

/// Bytes of plain text that are sealed together. Source: the format's payload, <https://age-encryption.org/v1>.
const CHUNK: u64 = 64 * 1024;
/// What sealing adds to each.
const TAG: u64 = 16;

/// A public key: whoever has it can seal, and open nothing. Written `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl FromStr for Recipient {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        text.trim().parse().map(Self).map_err(|_| KeysError::NoKey { what: "a public key is 62 characters that begin with age1; one of them may be mistyped" })
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

/// A secret key: opens what was sealed to its recipient. Is never shown by `Debug`.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl Identity {
    /// The key of those 32 secret bytes, which must be as good as random.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        let mut text = bech32::encode("age-secret-key-", secret);
        text.make_ascii_uppercase();
        let identity = text.parse().expect("32 bytes are a key");
        text.zeroize();
        Self(identity)
    }

    /// The keys of a file that `age-keygen` or `ias course key export` wrote; lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`KeysError::NoKey`] when there is none, or one of another kind.
    pub fn read_all(text: &str) -> Result<Vec<Self>, KeysError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Result<Vec<Self>, KeysError> = lines
            .map(|line| line.parse().map(Self).map_err(|_| KeysError::NoKey { what: "a line of the file is no secret key of age, or was mistyped" }))
            .collect();
        match keys {
            Ok(keys) if keys.is_empty() => Err(KeysError::NoKey { what: "the file holds no secret key" }),
            keys => keys,
        }
    }

    /// Its public key.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// `AGE-SECRET-KEY-1…`
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity of {}", self.recipient())
    }
}

/// Why a sealed file does not open.
#[derive(Debug)]
pub enum SealError {
    /// It does not begin as a sealed file does.
    NotSealed,
    /// It is sealed to another key, or the lines that say to whom were changed: the two cannot be told apart.
    Foreign,
    /// In the part of 64 KiB that begins there something was changed, or the file is cut.
    Damaged {
        /// The part's first byte in the file; everything before is sound. 0: the first lines.
        from: u64,
    },
    /// It cannot be read.
    Io(io::Error),
}

impl SealError {
    /// The reason behind an error of reading from [`Opened`], if it was ours.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref().and_then(|inner| inner.downcast_ref())
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSealed => f.write_str("it is no sealed file"),
            Self::Foreign => f.write_str("it is sealed to another key, or its first lines were changed"),
            Self::Damaged { from: 0 } => f.write_str("it was changed or cut in its first lines"),
            Self::Damaged { from } => write!(f, "it was changed or cut in the 64 KiB from byte {from}"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl Error for SealError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// What is written to it reaches `W` sealed. Only [`Sealer::finish`] makes it whole: a sealer that is dropped leaves a file
/// that does not open.
pub struct Sealer<W: Write>(StreamWriter<W>);

impl<W: Write> Sealer<W> {
    /// Begins a sealed file.
    ///
    /// # Errors
    /// What writing its first lines says.
    pub fn new(to: &Recipient, output: W) -> io::Result<Self> {
        let recipients: [&dyn age::Recipient; 1] = [&to.0];
        let encryptor = Encryptor::with_recipients(recipients.into_iter()).map_err(io::Error::other)?;
        encryptor.wrap_output(output).map(Self)
    }

    /// Ends it.
    ///
    /// # Errors
    /// What writing says; the file is not whole then.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Seals bytes.
///
/// ```
/// use ias::keys::{Identity, open_whole, seal};
/// let key = Identity::of(&[7; 32]);
/// let sealed = seal(&key.recipient(), b"what was seen");
/// assert_eq!(&*open_whole(&[key], &sealed[..])?, b"what was seen");
/// assert!(open_whole(&[Identity::of(&[8; 32])], &sealed[..]).is_err());
/// # Ok::<(), ias::keys::SealError>(())
/// ```
///
/// # Panics
/// Never: memory takes every byte.
#[must_use]
pub fn seal(to: &Recipient, plain: &[u8]) -> Vec<u8> {
    let chunks = plain.len() as u64 / CHUNK + 1;
    let added = usize::try_from(chunks * TAG).unwrap_or(0) + 256;
    let mut sealer = Sealer::new(to, Vec::with_capacity(plain.len() + added)).expect("memory takes every byte");
    sealer.write_all(plain).expect("memory takes every byte");
    sealer.finish().expect("memory takes every byte")
}

/// A sealed file being read. What it has given is proved; an error of reading is a [`SealError`] (see [`SealError::of`]).
pub struct Opened<R: Read> {
    stream: StreamReader<Chain<Cursor<Vec<u8>>, BufReader<R>>>,
    /// Where the sealed bytes begin in the file.
    begins: u64,
    given: u64,
}

/// Opens a sealed file with whichever key fits.
///
/// # Errors
/// [`SealError`]; damage further on is told when reading comes to it.
pub fn open<R: Read>(keys: &[Identity], input: R) -> Result<Opened<R>, SealError> {
    let mut input = BufReader::new(input);
    let head = head(&mut input)?;
    let begins = head.len() as u64;
    let decryptor = Decryptor::new_buffered(Cursor::new(head).chain(input)).map_err(header_error)?;
    if decryptor.is_scrypt() {
        return Err(SealError::Foreign);
    }
    let stream = decryptor.decrypt(keys.iter().map(|key| &key.0 as &dyn age::Identity)).map_err(header_error)?;
    Ok(Opened { stream, begins, given: 0 })
}

/// The first lines of a sealed file, and the nonce behind them: all before the sealed bytes.
fn head(input: &mut impl BufRead) -> Result<Vec<u8>, SealError> {
    /// Longer ones are not read: a hostile file could fill the memory. Ours have about 200 bytes.
    const LONGEST: u64 = 64 * 1024;
    const FIRST: &[u8] = b"age-encryption.org/v1\n";
    const NONCE: u64 = 16;
    let mut head = Vec::with_capacity(256);
    let mut limited = input.take(LONGEST);
    loop {
        let line = head.len();
        limited.read_until(b'\n', &mut head).map_err(SealError::Io)?;
        if line == 0 && head != FIRST {
            return Err(SealError::NotSealed);
        }
        match &head[line..] {
            [] => return Err(SealError::Damaged { from: 0 }),
            [b'-', b'-', b'-', ..] => break,
            _ => {}
        }
    }
    limited.set_limit(NONCE);
    let read = limited.read_to_end(&mut head).map_err(SealError::Io)?;
    if (read as u64) < NONCE { Err(SealError::Damaged { from: 0 }) } else { Ok(head) }
}

fn header_error(error: DecryptError) -> SealError {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed => SealError::Foreign,
        DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => SealError::Io(error),
        _ => SealError::Damaged { from: 0 },
    }
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(into).map_err(|error| match error.kind() {
            // What the format says of bytes that do not prove, and of an end before the last part.
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                let from = self.begins + self.given / CHUNK * (CHUNK + TAG);
                io::Error::new(io::ErrorKind::InvalidData, SealError::Damaged { from })
            }
            _ => error,
        })?;
        self.given += read as u64;
        Ok(read)
    }
}

/// Opens a sealed file that fits into memory.
///
/// # Errors
/// [`SealError`]; nothing is given of a file that is damaged anywhere.
pub fn open_whole(keys: &[Identity], input: impl Read) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let mut plain = Zeroizing::new(Vec::new());
    match open(keys, input)?.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(error) => Err(match SealError::of(&error) {
            Some(SealError::Damaged { from }) => SealError::Damaged { from: *from },
            _ => SealError::Io(error),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> Identity {
        Identity::of(&[n; 32])
    }

    /// Source: `age-keygen -y` of age 1.1.1 on that secret key.
    #[test]
    fn keys_are_those_of_the_age_command() {
        let [key] = &Identity::read_all("# a comment\nAGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN\n").expect("a key")[..] else {
            panic!("one key")
        };
        assert_eq!(key.recipient(), Identity::of(&[1; 32]).recipient());
        assert_eq!(key.recipient().to_string(), "age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l");
    }

    #[test]
    fn no_key_shows_itself() {
        assert_eq!(format!("{:?}", key(1)), format!("Identity of {}", key(1).recipient()));
        assert!(Identity::read_all("# nothing\n").is_err());
        assert!(Identity::read_all("AGE-SECRET-KEY-1QQ\n").is_err());
        assert!("age1qqqq".parse::<Recipient>().is_err());
    }

    #[test]
    fn whoever_has_another_key_sees_nothing() {
        let sealed = seal(&key(1).recipient(), b"log");
        assert!(matches!(open_whole(&[key(2)], &sealed[..]), Err(SealError::Foreign)));
        assert!(matches!(open_whole(&[], &sealed[..]), Err(SealError::Foreign)));
        assert_eq!(&*open_whole(&[key(2), key(1)], &sealed[..]).expect("one fits"), b"log");
    }

    #[test]
    fn a_changed_byte_anywhere_is_noticed() {
        let sealed = seal(&key(1).recipient(), b"what was seen");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            let error = open_whole(&[key(1)], &changed[..]).expect_err("changed");
            assert!(!matches!(error, SealError::Io(_)), "at {at}: {error}");
        }
        for length in 0..sealed.len() {
            assert!(open_whole(&[key(1)], &sealed[..length]).is_err(), "cut to {length}");
        }
        let mut longer = sealed;
        longer.push(0);
        assert!(open_whole(&[key(1)], &longer[..]).is_err());
    }

    #[test]
    fn damage_is_located_and_what_stands_before_is_given() {
        let chunk = usize::try_from(CHUNK).expect("small");
        let plain = vec![b'x'; 3 * chunk + 10];
        let sealed = seal(&key(1).recipient(), &plain);
        let begins = sealed.len() - plain.len() - 4 * 16;
        for (part, at) in [(0, begins), (1, begins + chunk + 16 + 5), (3, sealed.len() - 1)] {
            let mut changed = sealed.clone();
            changed[at] ^= 0x80;
            let mut opened = open(&[key(1)], &changed[..]).expect("its first lines are sound");
            let mut given = Vec::new();
            let error = opened.read_to_end(&mut given).expect_err("changed");
            let Some(SealError::Damaged { from }) = SealError::of(&error) else { panic!("{error}") };
            assert_eq!(*from, (begins + part * (chunk + 16)) as u64);
            assert_eq!(given.len(), part * chunk, "all before is sound");
        }
        // Cut where a part ends: the last part is missing, and nothing else tells it.
        let cut = &sealed[..begins + chunk + 16];
        assert!(matches!(open_whole(&[key(1)], cut), Err(SealError::Damaged { .. })));
    }

    #[test]
    fn what_is_no_sealed_file_is_told_at_once() {
        for other in [&b""[..], b"PK\x03\x04", b"age-encryption.org/v2\n", b"Scenario(format: 1)", &[b'x'; 1 << 20]] {
            assert!(matches!(open_whole(&[key(1)], other), Err(SealError::NotSealed)));
        }
        let endless = [b"age-encryption.org/v1\n".to_vec(), vec![b'x'; 1 << 20]].concat();
        assert!(matches!(open_whole(&[key(1)], &endless[..]), Err(SealError::Damaged { from: 0 })));
    }
}
