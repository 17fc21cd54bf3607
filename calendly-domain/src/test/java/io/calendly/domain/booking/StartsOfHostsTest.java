package io.calendly.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartsOfHostsTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final UserId EVE = new UserId(3);

    private final StartsOfHosts starts = new StartsOfHosts();

    private List<String> merged() {
        List<String> merged = new ArrayList<>();
        starts.forEach((start, hosts) ->
                merged.add(start + " " + hosts.stream().map(UserId::value).toList()));
        return merged;
    }

    @Test
    void merges_the_starts_of_all_hosts_by_start() {
        starts.add(ANN, new long[] {10, 20, 40});
        starts.add(BOB, new long[] {15, 20, 50});
        starts.add(EVE, new long[] {20, 40});

        assertThat(merged()).containsExactly("10 [1]", "15 [2]", "20 [1, 2, 3]", "40 [1, 3]", "50 [2]");
        assertThat(starts.size()).isEqualTo(8);
    }

    @Test
    void has_the_hosts_in_the_order_in_which_they_were_added() {
        starts.add(EVE, new long[] {10});
        starts.add(ANN, new long[] {10});

        assertThat(merged()).containsExactly("10 [3, 1]");
    }

    @Test
    void shares_the_list_of_hosts_among_neighbors() {
        starts.add(ANN, new long[] {10, 20});
        starts.add(BOB, new long[] {10, 20});
        List<List<UserId>> lists = new ArrayList<>();

        starts.forEach((start, hosts) -> lists.add(hosts));

        assertThat(lists.get(1)).isSameAs(lists.get(0));
    }

    @Test
    void has_no_starts_if_no_host_has_any() {
        assertThat(merged()).isEmpty();

        starts.add(ANN, new long[0]);

        assertThat(merged()).isEmpty();
    }
}
