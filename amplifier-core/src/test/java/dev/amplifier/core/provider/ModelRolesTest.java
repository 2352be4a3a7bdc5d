package dev.amplifier.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.core.provider.Providers.Preference;
import dev.amplifier.core.provider.offline.OfflineProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelRolesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "general",
                "fast",
                "coding",
                "ui-coding",
                "security-audit",
                "reasoning",
                "critique",
                "creative",
                "writing",
                "research",
                "vision",
                "critical-ops",
                "Fast"
            })
    void every_role_of_the_routing_guide_stands_for_a_model_of_each_big_provider(String role) {
        assertThat(ModelRoles.USUAL.models(role))
                .extracting(Preference::provider)
                .contains("anthropic", "openai");
    }

    @Test
    void a_deployment_changes_some_roles_and_keeps_the_others() {
        ModelRoles roles = ModelRoles.USUAL.with("fast = acme/tiny-* | offline/text , coding=acme/coder");

        assertThat(roles.models("fast"))
                .containsExactly(new Preference("acme", "tiny-*"), new Preference("offline", "text"));
        assertThat(roles.models("coding")).containsExactly(new Preference("acme", "coder"));
        assertThat(roles.models("vision")).isEqualTo(ModelRoles.USUAL.models("vision"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "=a/b", "fast=tiny", "fast=/tiny", "fast=acme/", "fast=a/b,"})
    void what_is_not_written_like_a_role_is_refused_by_name(String written) {
        assertThatThrownBy(() -> ModelRoles.USUAL.with(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'");
    }

    @Test
    void a_role_without_a_model_on_offer_is_told_and_the_default_answers() {
        Providers providers = new Providers(List.of(new OfflineProvider(Duration.ZERO)));

        Providers.Choice choice = providers.choose(List.of(Preference.role("reasoning")));

        assertThat(choice.provider().name()).isEqualTo("offline");
        assertThat(choice.notice()).contains("the role 'reasoning'");
    }

    @Test
    void a_named_model_before_a_role_goes_first() {
        Providers providers = new Providers(List.of(new OfflineProvider(Duration.ZERO)));

        Providers.Choice choice =
                providers.choose(List.of(new Preference("offline", null), Preference.role("reasoning")));

        assertThat(choice.notice()).isNull();
    }
}
