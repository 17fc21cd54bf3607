/** The tokens of an OpenID Connect issuer. {@link io.calendly.oidc.OidcIssuer} is the way in. */
package io.calendly.oidc;
