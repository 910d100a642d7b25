package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {

    /** Python 3.11: {@code sorted(['\U0001F600', '\ue000', '\ud7ff', '\uffff', '\U00010000', 'a\U00010000', 'a\uffff', 'a', ''])}. */
    @Test
    void putsSupplementaryCharactersLast() {
        List<String> names = new ArrayList<>(List.of(
                "\ud83d\ude00", "\ue000", "\ud7ff", "\uffff", "\ud800\udc00", "a\ud800\udc00", "a\uffff", "a", ""));
        names.sort(CodePointOrder.INSTANCE);
        assertThat(names)
                .containsExactly(
                        "",
                        "a",
                        "a\uffff",
                        "a\ud800\udc00",
                        "\ud7ff",
                        "\ue000",
                        "\uffff",
                        "\ud800\udc00",
                        "\ud83d\ude00");
    }
}
