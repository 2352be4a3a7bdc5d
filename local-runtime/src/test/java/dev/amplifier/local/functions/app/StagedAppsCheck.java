package dev.amplifier.local.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build staged, held against the annotations in the code; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StagedAppsCheck {

    @ParameterizedTest
    @ValueSource(strings = {"functions", "warm-pool-host"})
    void every_annotated_function_is_staged_and_nothing_else(String module) throws IOException {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        AppDescription staged = StagedApp.read(target.resolve("azure-functions").resolve(module));
        List<Path> own = new ArrayList<>(List.of(target.resolve("classes")));
        staged.classPath().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("durable-orchestrations-"))
                .forEach(own::add);

        AppDescription annotated = AnnotatedApp.read(module, staged.host(), own, staged.classPath());

        assertThat(staged.functions()).isNotEmpty().isEqualTo(annotated.functions());
    }
}
