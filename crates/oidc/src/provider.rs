//! A provider: [`Provider`].

use std::{sync::Arc, time::Duration};

use domain::Timestamp;
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, DiscoveryError, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope,
    TokenResponse as _,
    core::{
        CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient,
        CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use crate::{
    Error, Identity, Settings,
    http::{Http, HttpError, is_asked},
    settings::Fault,
};

/// How long what a provider says of itself is believed.
const KEPT: Duration = Duration::from_secs(60 * 60);
/// How long a provider that could not be asked is left alone: everybody who comes would wait as long as it is silent.
const LEFT_ALONE: Duration = Duration::from_secs(10);
/// How soon its keys are looked at again where one is not among them.
const KEYS_KEPT: Duration = Duration::from_secs(60);
/// How long a provider may take to say what it is, and to say who someone is: less than a page may take.
const ABOUT_ITSELF: Duration = Duration::from_secs(7);
const IN_ALL: Duration = Duration::from_secs(12);
/// Characters of a provider's message that go into the log.
const LONGEST_MESSAGE: usize = 300;
/// Signatures that are believed, where the provider uses them: such as only it can make. Those made with the client's own
/// secret, and none at all, are not among them.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider says of itself beside what every one does.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Beside {
    /// Whether it names itself when it leads back (RFC 9207).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Beside {}

type Metadata = ProviderMetadata<
    Beside,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider said of itself, or why it said nothing, and when.
struct Kept {
    at: Instant,
    found: Result<Arc<Metadata>, Error>,
}

/// A provider of the settings. It is asked for the first time when somebody goes there.
pub struct Provider {
    settings: Settings,
    issuer: IssuerUrl,
    http: Http,
    kept: Mutex<Option<Kept>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.settings.fmt(f)
    }
}

/// The way to a provider. All but the address is kept until someone comes back.
pub struct Begun {
    /// Where the browser is led.
    pub url: String,
    /// What the browser brings back.
    pub state: String,
    /// What the ID token must hold.
    pub nonce: String,
    /// What shows that who fetches the token is who led there.
    pub verifier: String,
}

/// What someone came back with, and what was kept of their way there.
#[derive(Clone, Copy)]
pub struct Returned<'a> {
    /// The code that the browser brought.
    pub code: &'a str,
    /// Who the browser says that it comes from (RFC 9207).
    pub issuer: Option<&'a str>,
    /// As in [`Begun`].
    pub nonce: &'a str,
    /// As in [`Begun`].
    pub verifier: &'a str,
}

impl Provider {
    pub(crate) fn new(settings: Settings) -> Result<Self, Fault> {
        settings.check()?;
        let issuer = IssuerUrl::new(settings.issuer.clone());
        let issuer = issuer.map_err(|error| Fault::new("issuer", format!("can't be read: {error}")))?;
        let http =
            Http::new().ok_or_else(|| Fault::new("issuer", "can't be asked: this build has no TLS"))?;
        Ok(Self { settings, issuer, http, kept: Mutex::default() })
    }

    /// Its name in addresses.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// What people read on its button.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.settings.label
    }

    /// Its address, as it names itself.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Begins the way to the provider. `back` is the whole address that it leads back to, the same as in
    /// [`identify`](Self::identify), and known to it.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn begin(&self, back: &str) -> Result<Begun, Error> {
        // Only discovery asks the provider here, and has its own bound.
        let client = self.client(&*self.metadata(KEPT).await?, back)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        for scope in self.settings.scopes.iter().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (url, state, nonce) = request.url();
        Ok(Begun {
            url: url.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Who came back: fetches the ID token for the code and looks at all of it.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn identify(
        &self,
        back: &str,
        returned: Returned<'_>,
        now: Timestamp,
    ) -> Result<Identity, Error> {
        timeout(IN_ALL, self.ask(back, returned, now)).await.unwrap_or_else(|_| Err(too_slow()))
    }

    async fn ask(&self, back: &str, returned: Returned<'_>, now: Timestamp) -> Result<Identity, Error> {
        let Returned { code, issuer, nonce, verifier } = returned;
        let metadata = self.metadata(KEPT).await?;
        self.check_issuer(&metadata, issuer)?;
        let client = self.client(&metadata, back)?;
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Error::Answer("it has no token endpoint".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let answer = request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::Request(error) => Error::Away(error.to_string()),
            RequestTokenError::ServerResponse(refusal) => {
                Error::Answer(format!("it gave no token: {}", brief(&refusal.to_string())))
            }
            // What can't be read may hold a token, so nothing of it is told.
            RequestTokenError::Parse(..) => Error::Answer("its token can't be read".to_owned()),
            RequestTokenError::Other(_) => Error::Answer("it gave no token".to_owned()),
        })?;
        let token = answer.id_token().ok_or_else(|| Error::Answer("it gave no ID token".to_owned()))?;
        let nonce = Nonce::new(nonce.to_owned());
        let look = |client: &Client| {
            let verifier = client
                .id_token_verifier()
                .set_allowed_algs(SIGNATURES)
                // Whether the token was made for us is told by `azp` then: see `Identity::of`.
                .set_other_audience_verifier_fn(|_| true)
                .set_time_fn(move || now);
            token.claims(&verifier, &nonce).cloned()
        };
        let claims = match look(&client) {
            // The provider may have a new key since it was asked.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                look(&self.client(&*self.metadata(KEYS_KEPT).await?, back)?)
            }
            looked => looked,
        };
        let claims =
            claims.map_err(|error| Error::Answer(format!("its ID token is not good: {}", told(&error))))?;
        Identity::of(&claims, &ClientId::new(self.settings.client_id.clone())).map_err(Error::Answer)
    }

    /// What the provider says of itself, asked for anew where it is older than this.
    async fn metadata(&self, at_most: Duration) -> Result<Arc<Metadata>, Error> {
        // Held while it is asked: of many who come at once, one asks.
        let mut kept = self.kept.lock().await;
        if let Some(Kept { at, found }) = &*kept {
            let life = if found.is_ok() { at_most } else { LEFT_ALONE };
            if at.elapsed() < life {
                return found.clone();
            }
        }
        let found = timeout(ABOUT_ITSELF, self.discover()).await.unwrap_or_else(|_| Err(too_slow()));
        *kept = Some(Kept { at: Instant::now(), found: found.clone() });
        found
    }

    async fn discover(&self) -> Result<Arc<Metadata>, Error> {
        let found = Metadata::discover_async(self.issuer.clone(), &self.http).await;
        let found = found.map_err(|error: DiscoveryError<HttpError>| match error {
            DiscoveryError::Request(error) => Error::Away(error.to_string()),
            DiscoveryError::Response(status, _, _) => {
                Error::Away(format!("it answered {status} when it was asked about itself"))
            }
            DiscoveryError::Parse(error) => {
                Error::Answer(format!("what it says of itself can't be read: {}", brief(&error.to_string())))
            }
            other => Error::Answer(brief(&other.to_string())),
        })?;
        let is_asked_at = |address: &str| address.parse().is_ok_and(|uri| is_asked(&uri));
        if !is_asked_at(found.authorization_endpoint().as_str()) {
            return Err(Error::Answer("its authorization endpoint is not at an https:// address".to_owned()));
        }
        Ok(Arc::new(found))
    }

    fn client(&self, metadata: &Metadata, back: &str) -> Result<Client, Error> {
        let Settings { client_id, client_secret, .. } = &self.settings;
        let back = RedirectUrl::new(back.to_owned());
        let back = back.map_err(|_| Error::Answer("the site's public address is none".to_owned()))?;
        let secret = ClientSecret::new(client_secret.clone());
        // A provider that says nothing of it takes the first (Discovery, section 3).
        let is_basic = metadata.token_endpoint_auth_methods_supported().is_none_or(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                || !methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let client =
            Client::from_provider_metadata(metadata.clone(), ClientId::new(client_id.clone()), Some(secret));
        let auth = if is_basic { AuthType::BasicAuth } else { AuthType::RequestBody };
        Ok(client.set_redirect_uri(back).set_auth_type(auth))
    }

    /// RFC 9207: a code that another provider gave must not be shown to this one.
    fn check_issuer(&self, metadata: &Metadata, told: Option<&str>) -> Result<(), Error> {
        match told {
            Some(told) if told != self.issuer.as_str() => {
                Err(Error::Answer("the browser came back from another provider".to_owned()))
            }
            None if metadata.additional_metadata().authorization_response_iss_parameter_supported => {
                Err(Error::Answer("the browser does not say which provider it came back from".to_owned()))
            }
            _ => Ok(()),
        }
    }
}

/// What is wrong with a token, without what stands in it.
fn told(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "it has expired: look at the clocks of both servers",
        ClaimsVerificationError::InvalidAudience(_) => "it is for another client",
        ClaimsVerificationError::InvalidIssuer(_) => "it is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "its nonce is not the one that was sent",
        ClaimsVerificationError::SignatureVerification(_) => {
            "its signature is not the provider's, or not of a kind that is believed"
        }
        _ => "it can't be taken",
    }
}

fn too_slow() -> Error {
    Error::Away("it takes too long".to_owned())
}

/// The beginning of a stranger's message, in one line.
fn brief(message: &str) -> String {
    message.chars().filter(|character| !character.is_control()).take(LONGEST_MESSAGE).collect()
}
