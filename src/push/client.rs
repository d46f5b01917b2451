//! A record store over HTTP.

use std::fmt;
use std::io;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::tls::TlsConfig;
use zeroize::Zeroizing;

use super::{Address, Authority, Credentials, Untrusted};

/// What a record store says to a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// How long it wants to be left in peace, if it said so.
    pub retry_after: Option<Duration>,
    /// The beginning of what it wrote, for the person who asks why.
    pub said: String,
}

/// Why there was no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cut {
    /// No connection, or it broke. Whether the batch arrived is not known.
    Connection(Unheard),
    /// The other side is not proven to be who it says.
    Certificate(Untrusted),
}

/// Why nothing was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// No host of that name is known.
    NoHost,
    /// The host is there, and takes no calls at that port.
    Refused,
    /// Nobody answered in time.
    TimedOut,
    /// The connection broke.
    Broken,
    /// Somebody answered, but not encrypted.
    InClear,
    /// Somebody answered, but not as a server of the web does: perhaps encrypted.
    NoWeb,
    /// Something else.
    Other {
        /// What the system says.
        detail: String,
    },
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoHost => "no host of that name is known",
            Self::Refused => "the host takes no calls there",
            Self::TimedOut => "nobody answered in time",
            Self::Broken => "the connection broke",
            Self::InClear => "what answers there is not encrypted",
            Self::NoWeb => "what answers there is no server of the web, or wants https://",
            Self::Other { detail } => detail,
        })
    }
}

/// Where statements go. For implementations: nothing is tried twice here, that is the sender's.
pub trait RecordStore {
    /// Hands over a JSON list of statements.
    ///
    /// # Errors
    /// [`Cut`] when no answer came.
    fn post(&mut self, statements: &str) -> Result<Answer, Cut>;

    /// The statement of that id, if it is there.
    ///
    /// # Errors
    /// [`Cut`] when no answer came.
    fn get(&mut self, id: &str) -> Result<Option<Value>, Cut>;
}

/// A record store behind an address.
pub struct HttpStore {
    agent: Agent,
    address: Address,
    authorization: Zeroizing<String>,
}

/// The version of xAPI that we speak.
const VERSION: (&str, &str) = ("X-Experience-API-Version", "1.0.3");

/// The most of an answer that is read.
const LONGEST_ANSWER: u64 = 1 << 20;

impl HttpStore {
    /// The store of that address. With an authority it alone is trusted, in place of the public ones.
    #[must_use]
    pub fn new(address: &Address, credentials: &Credentials, authority: Option<&Authority>) -> Self {
        let mut tls = TlsConfig::builder();
        if let Some(authority) = authority {
            tls = tls.root_certs(authority.roots());
        }
        let agent = Agent::config_builder()
            .tls_config(tls.build())
            .https_only(address.is_encrypted())
            // The password goes nowhere but to the address given.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(15)))
            .timeout_global(Some(Duration::from_secs(120)))
            .user_agent(concat!("IAS/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        Self { agent, address: address.clone(), authorization: credentials.authorization() }
    }
}

impl RecordStore for HttpStore {
    fn post(&mut self, statements: &str) -> Result<Answer, Cut> {
        let mut response = self
            .agent
            .post(self.address.statements())
            .header("Authorization", self.authorization.as_str())
            .header(VERSION.0, VERSION.1)
            .header("Content-Type", "application/json")
            .send(statements)
            .map_err(|error| cut(&error))?;
        let retry_after = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let status = response.status().as_u16();
        // The status is what counts: an answer that breaks off after it changes nothing.
        let said = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string().unwrap_or_default();
        Ok(Answer { status, retry_after, said })
    }

    fn get(&mut self, id: &str) -> Result<Option<Value>, Cut> {
        let mut response = self
            .agent
            .get(self.address.statements())
            .query("statementId", id)
            .header("Authorization", self.authorization.as_str())
            .header(VERSION.0, VERSION.1)
            .call()
            .map_err(|error| cut(&error))?;
        if response.status().as_u16() != 200 {
            return Ok(None);
        }
        let text = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string().map_err(|error| cut(&error))?;
        Ok(serde_json::from_str(&text).ok())
    }
}

fn cut(error: &ureq::Error) -> Cut {
    let other = || Cut::Connection(Unheard::Other { detail: error.to_string() });
    match error {
        ureq::Error::Rustls(error) => of_handshake(error),
        ureq::Error::Io(io) => match io.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(error) => of_handshake(error),
            None => unheard(io).map_or_else(other, Cut::Connection),
        },
        ureq::Error::HostNotFound => Cut::Connection(Unheard::NoHost),
        ureq::Error::Timeout(_) => Cut::Connection(Unheard::TimedOut),
        ureq::Error::Protocol(_) => Cut::Connection(Unheard::NoWeb),
        _ => other(),
    }
}

/// What went wrong while both sides agreed on how to encrypt.
fn of_handshake(error: &rustls::Error) -> Cut {
    match error {
        rustls::Error::InvalidCertificate(error) => Cut::Certificate(Untrusted::of(error)),
        // What no encrypted record begins with.
        rustls::Error::InvalidMessage(_) => Cut::Connection(Unheard::InClear),
        other => Cut::Connection(Unheard::Other { detail: other.to_string() }),
    }
}

fn unheard(error: &io::Error) -> Option<Unheard> {
    /// Windows: host not found, try again, no recovery, no data.
    const LOOKUP: std::ops::RangeInclusive<i32> = 11_001..=11_004;
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Some(Unheard::Refused),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Some(Unheard::TimedOut),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof => {
            Some(Unheard::Broken)
        }
        // The library has no kind for it.
        _ if error.to_string().starts_with("failed to lookup") || error.raw_os_error().is_some_and(|code| LOOKUP.contains(&code)) => {
            Some(Unheard::NoHost)
        }
        _ => None,
    }
}
