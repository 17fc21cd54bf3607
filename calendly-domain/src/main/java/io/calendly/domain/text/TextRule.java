package io.calendly.domain.text;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A rule for a text that comes from outside: its length, its characters, and what it has to be. Immutable. */
public final class TextRule {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final int maxLength;
    private final String allowedControls;
    private final boolean blankAllowed;
    private final Predicate<String> form;
    private final TextFault otherwise;

    private TextRule(
            int maxLength, String allowedControls, boolean blankAllowed, Predicate<String> form, TextFault otherwise) {
        this.maxLength = maxLength;
        this.allowedControls = allowedControls;
        this.blankAllowed = blankAllowed;
        this.form = form;
        this.otherwise = otherwise;
    }

    /**
     * Returns the rule for one line of text.
     *
     * @param maxLength the maximum number of characters (UTF-16 code units)
     */
    public static TextRule line(int maxLength) {
        return new TextRule(maxLength, "", true, text -> true, TextFault.BLANK);
    }

    /**
     * Returns the rule for a text of several lines, in which line breaks and tabs are allowed.
     *
     * @param maxLength the maximum number of characters (UTF-16 code units)
     */
    public static TextRule lines(int maxLength) {
        return new TextRule(maxLength, "\r\n\t", true, text -> true, TextFault.BLANK);
    }

    /**
     * Returns the rule for a slug: a name in lower-case letters, digits and single hyphens, fit for a path.
     *
     * @param maxLength the maximum number of characters
     */
    public static TextRule slug(int maxLength) {
        return line(maxLength).of(text -> SLUG.matcher(text).matches(), TextFault.NOT_A_SLUG);
    }

    /** Returns this rule for a text that must not be blank. */
    public TextRule notBlank() {
        return new TextRule(maxLength, allowedControls, false, form, otherwise);
    }

    /**
     * Returns this rule for a text of a certain form.
     *
     * @param form the test for the form; it is applied to texts that follow the rest of the rule
     * @param otherwise the fault in a text that is not of the form
     */
    public TextRule of(Predicate<String> form, TextFault otherwise) {
        return new TextRule(maxLength, allowedControls, blankAllowed, form, otherwise);
    }

    /** Returns the maximum number of characters (UTF-16 code units). */
    public int maxLength() {
        return maxLength;
    }

    /** Returns the first fault in the text, or empty if the text follows the rule. */
    public Optional<TextFault> faultIn(String text) {
        if (!blankAllowed && text.isBlank()) {
            return Optional.of(TextFault.BLANK);
        }
        if (text.length() > maxLength) {
            return Optional.of(TextFault.TOO_LONG);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && allowedControls.indexOf(c) < 0) {
                return Optional.of(TextFault.CONTROL_CHARACTER);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of(TextFault.NOT_UNICODE);
                }
                i++;
            }
        }
        return form.test(text) ? Optional.empty() : Optional.of(otherwise);
    }

    /**
     * Returns the text if it follows the rule.
     *
     * @param name the name of the parameter, for the message
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultIn fault} in the text
     */
    public String require(String text, String name) {
        faultIn(Objects.requireNonNull(text, name)).ifPresent(fault -> {
            throw new IllegalArgumentException(name + " is " + fault);
        });
        return text;
    }
}
