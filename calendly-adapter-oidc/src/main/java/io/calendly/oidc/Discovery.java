package io.calendly.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the keys of an issuer: the document that describes it, and the key set that this document names. */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private final OidcSettings settings;
    private final Documents documents;

    Discovery(OidcSettings settings, Documents documents) {
        this.settings = settings;
        this.documents = documents;
    }

    /**
     * Gets the public keys that the issuer publishes now.
     *
     * @throws IOException if a document cannot be got, is not valid or is that of another issuer
     */
    List<JWK> keys() throws IOException {
        try {
            Map<String, Object> description = JSONObjectUtils.parse(documents.get(settings.discovery()));
            Map<String, Object> keySet = JSONObjectUtils.parse(documents.get(keySetUrl(description)));
            return keys(keySet);
        } catch (ParseException e) {
            throw new IOException("A document of the issuer is not valid", e);
        }
    }

    private URI keySetUrl(Map<String, Object> description) throws IOException, ParseException {
        if (!settings.issuer().equals(description.get("issuer"))) {
            throw new IOException("The document at " + settings.discovery() + " describes another issuer");
        }
        URI uri = JSONObjectUtils.getURI(description, "jwks_uri");
        if (uri == null || !SafeUrls.isSafe(uri)) {
            throw new IOException("The issuer has no jwks_uri with https");
        }
        return uri;
    }

    /** Leaves out what is no key for us, so that a new kind of key does not take the others along (RFC 7517, 5). */
    private static List<JWK> keys(Map<String, Object> keySet) throws IOException, ParseException {
        Map<String, Object>[] entries = JSONObjectUtils.getJSONObjectArray(keySet, "keys");
        if (entries == null) {
            throw new IOException("The key set of the issuer has no keys");
        }
        List<JWK> keys = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            try {
                JWK key = JWK.parse(entry).toPublicJWK();
                if (key != null) {
                    keys.add(key);
                }
            } catch (ParseException | RuntimeException e) {
                LOG.debug("Left out a key of the issuer that is not valid", e);
            }
        }
        return List.copyOf(keys);
    }
}
