package io.calendly.domain.text;

/** A reason why a text does not follow its {@link TextRule}. */
public enum TextFault {
    /** The text is empty or has only blanks. */
    BLANK,
    /** The text has more than {@link TextRule#maxLength()} characters. */
    TOO_LONG,
    /** The text has a control character that the rule does not allow. */
    CONTROL_CHARACTER,
    /** The text has half of a surrogate pair. */
    NOT_UNICODE,
    /** The text is not an e-mail address. */
    NOT_AN_EMAIL_ADDRESS,
    /** The text is not the name of a time zone. */
    NOT_A_TIME_ZONE,
    /** The text is not a slug. */
    NOT_A_SLUG
}
