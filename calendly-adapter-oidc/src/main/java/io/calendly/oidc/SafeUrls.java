package io.calendly.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The URLs that keys may come from. An attacker who changes the keys on their way can make tokens. */
final class SafeUrls {

    /** The hosts that are this machine by their name. Other names are not resolved, because their address may change. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private SafeUrls() {}

    /** Checks whether the URL is https, or http on a loopback host, and has no user. */
    static boolean isSafe(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        return uri.getScheme().equalsIgnoreCase("https")
                || (uri.getScheme().equalsIgnoreCase("http") && isLoopback(uri.getHost()));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
