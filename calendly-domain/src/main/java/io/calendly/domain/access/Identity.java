package io.calendly.domain.access;

import java.util.Objects;
import java.util.Optional;

/**
 * A person as an issuer of tokens knows them. A token that says this was checked.
 *
 * @param subject the id of the person at the issuer, which never changes
 * @param email the e-mail address, if the issuer has verified it
 * @param name the name; empty if the issuer does not tell it
 * @param isAdministrator whether the issuer says that the person is an administrator
 * @param credential an id of the token that is no secret
 */
public record Identity(
        String subject, Optional<String> email, Optional<String> name, boolean isAdministrator, String credential) {

    /** @throws NullPointerException if a component is null */
    public Identity {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(credential, "credential");
    }
}
