package io.calendly.http.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a client is the last one that no trusted proxy has, and nothing that a client can invent. */
class TrustedProxiesTest {

    private final TrustedProxies proxies =
            TrustedProxies.parse("10.0.0.7, 192.168.0.0/16 ,, fd00::/8, 2001:db8::1, 127.0.0.1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4      | 5.6.7.8                       | 1.2.3.4      | the peer is no proxy",
                "1.2.3.4      | ''                            | 1.2.3.4      | no header",
                "10.0.0.7     | ''                            | 10.0.0.7     | a proxy that says nothing",
                "10.0.0.7     | 5.6.7.8                       | 5.6.7.8      | one proxy",
                "10.0.0.7     | '6.6.6.6, 5.6.7.8'            | 5.6.7.8      | the client has sent the header itself",
                "10.0.0.7     | '10.0.0.7, 5.6.7.8'           | 5.6.7.8      | the client pretends to be a proxy",
                "10.0.0.7     | '5.6.7.8,192.168.3.4'         | 5.6.7.8      | two proxies",
                "10.0.0.7     | '6.6.6.6,5.6.7.8,192.168.1.1,10.0.0.7' | 5.6.7.8 | three proxies",
                "10.0.0.7     | '192.168.1.1, 10.0.0.7'       | 192.168.1.1  | a client among the proxies",
                "10.0.0.7     | ' 5.6.7.8 ,, '                | 5.6.7.8      | empty elements",
                "10.0.0.7     | '5.6.7.8, nonsense'           | 10.0.0.7     | nonsense of the proxy",
                "10.0.0.7     | '5.6.7.8, x, 192.168.1.1'     | 192.168.1.1  | nonsense before a proxy",
                "10.0.0.7     | '5.6.7.8, unknown'            | 10.0.0.7     | a proxy that does not know",
                "10.0.0.7     | '256.1.1.1'                   | 10.0.0.7     | no address",
                "10.0.0.7     | 'localhost'                   | 10.0.0.7     | a name",
                "10.0.0.7     | '5.6.7.8:4711'                | 5.6.7.8      | a port",
                "10.0.0.7     | '[2001:db8::9]:4711'          | 2001:db8:0:0:0:0:0:9 | a port of IPv6",
                "10.0.0.7     | '[2001:db8::9]'               | 2001:db8:0:0:0:0:0:9 | brackets",
                "10.0.0.7     | '2001:db8::9'                 | 2001:db8:0:0:0:0:0:9 | IPv6",
                "fd12:3::4    | '5.6.7.8'                     | 5.6.7.8      | a proxy with IPv6",
                "fe80::1%eth0 | '5.6.7.8'                     | fe80:0:0:0:0:0:0:1 | the peer is no proxy, and has a zone",
                "2001:db8::1  | '2001:db8::2, fd00::1'        | 2001:db8:0:0:0:0:0:2 | two proxies with IPv6",
                "::ffff:10.0.0.7 | '5.6.7.8'                  | 5.6.7.8      | IPv4 within IPv6",
                "10.0.0.7     | '::ffff:5.6.7.8'              | 5.6.7.8      | a client with IPv4 within IPv6",
                "@socket      | '5.6.7.8'                     | 0.0.0.0      | no address of a peer"
            })
    void believes_what_trusted_proxies_say(String peer, String forwarded, String client, String reason) {
        assertThat(proxies.clientOf(peer, forwarded)).as(reason).hasToString(client);
    }

    @Test
    void believes_no_header_if_there_are_none() {
        assertThat(TrustedProxies.NONE.clientOf("127.0.0.1", "5.6.7.8")).hasToString("127.0.0.1");
        assertThat(TrustedProxies.parse("").clientOf("127.0.0.1", "5.6.7.8")).hasToString("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.255.255, true",
        "10.0.0.0/8,      11.0.0.0,       false",
        "10.4.0.0/14,     10.7.255.255,   true",
        "10.4.0.0/14,     10.8.0.0,       false",
        "10.0.0.1/32,     10.0.0.1,       true",
        "10.0.0.1/32,     10.0.0.2,       false",
        "0.0.0.0/0,       1.2.3.4,        true",
        "0.0.0.0/0,       ::1,            false",
        "::/0,            ::1,            true",
        "::/0,            1.2.3.4,        false",
        "2001:db8::/33,   2001:db8:7fff::, true",
        "2001:db8::/33,   2001:db8:8000::, false",
        "10.0.0.1,        10.0.0.1,       true",
        "::ffff:10.0.0.1, 10.0.0.1,       true"
    })
    void trusts_the_addresses_of_a_range(String range, String address, boolean isTrusted) {
        assertThat(TrustedProxies.parse(range)
                        .has(ClientAddress.parse(address).orElseThrow().address()))
                .isEqualTo(isTrusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example",
                "*",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1/33",
                "10.0.0.1/-1",
                "10.0.0.1/",
                "10.0.0.1/x",
                "10.0.0.1/8",
                "/8",
                "fd00::/129",
                "fd00::1/8",
                "fe80::1%eth0",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1;10.0.0.2",
                "10.0.0.1, x",
                ".:1",
                ":",
                "1:2",
                "face"
            })
    void takes_addresses_and_ranges_only(String list) {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.parse(list));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,                  1.2.3.4",
        "::ffff:1.2.3.4,           1.2.3.4",
        "2001:db8:1:2:3:4:5:6,     2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::,      2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::,           2001:db8:1:3:0:0:0:0/64"
    })
    void counts_a_network_of_ipv6_as_one_client(String address, String key) {
        assertThat(ClientAddress.parse(address).orElseThrow().key()).isEqualTo(key);
    }
}
