//! A record store over HTTP.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use zeroize::Zeroizing;

use super::{Address, Credentials};

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
    Connection(String),
    /// The other side is not proven to be who it says.
    Certificate(String),
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
    /// The store of that address. `authorities` are certificates (PEM) to trust in place of the public ones.
    ///
    /// # Errors
    /// [`Cut::Certificate`] when `authorities` holds none.
    pub fn new(address: &Address, credentials: &Credentials, authorities: Option<&[u8]>) -> Result<Self, Cut> {
        let mut tls = TlsConfig::builder();
        if let Some(pem) = authorities {
            let certificates: Vec<Certificate<'static>> = parse_pem(pem)
                .filter_map(|item| match item {
                    Ok(PemItem::Certificate(certificate)) => Some(certificate),
                    _ => None,
                })
                .collect();
            if certificates.is_empty() {
                return Err(Cut::Certificate("there is no certificate in the file given".to_owned()));
            }
            tls = tls.root_certs(RootCerts::new_with_certs(&certificates));
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
        Ok(Self { agent, address: address.clone(), authorization: credentials.authorization() })
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
    match error {
        ureq::Error::Tls(detail) => Cut::Certificate((*detail).to_owned()),
        ureq::Error::Rustls(error) => Cut::Certificate(error.to_string()),
        // A failed handshake comes wrapped as an error of the connection.
        ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::InvalidData => Cut::Certificate(io.to_string()),
        other => Cut::Connection(other.to_string()),
    }
}
