package io.calendly.domain.text;

import java.util.Optional;

/** What any text has to be, whatever it is for. */
public final class TextRule {

    private TextRule() {}

    /**
     * What keeps the text from being one line of a length, as the rest of a sentence; empty if nothing does.
     *
     * @param longest how many characters (UTF-16 code units) it has at most
     */
    public static Optional<String> faultInLine(String text, int longest) {
        return fault(text, longest, "");
    }

    /**
     * The same for a text of several lines, in which line breaks and tabs are allowed.
     *
     * @param longest how many characters (UTF-16 code units) it has at most
     */
    public static Optional<String> faultInLines(String text, int longest) {
        return fault(text, longest, "\r\n\t");
    }

    /** A plain loop, since every name of a long list comes through here. */
    private static Optional<String> fault(String text, int longest, String controls) {
        if (text.length() > longest) {
            return Optional.of("must have at most " + longest + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && controls.indexOf(c) < 0) {
                return Optional.of("must not have control characters");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of("must be valid Unicode");
                }
                i++;
            }
        }
        return Optional.empty();
    }
}
