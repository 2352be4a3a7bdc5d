package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.NearestName;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.yaml.SourceText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The agents, providers, models and roles that steps ask for are on offer. */
final class AgentsAndModels implements Rule {

    private static final String CURRENT_AGENT = "self";

    @Override
    public void check(Subject subject) {
        var suppliers = suppliers(subject);
        for (var placed : subject.all()) {
            if (placed.step() instanceof AgentStep step && !step.agent().value().isEmpty()) {
                agent(subject, placed, step.agent());
                if (subject.recipe().schemaVersion() >= 2) {
                    supplied(subject, placed, step.agent(), suppliers);
                }
                model(subject, placed, step.model());
            }
        }
    }

    private static Map<String, SourceText> suppliers(Subject subject) {
        var suppliers = new HashMap<String, SourceText>();
        var dependencies = subject.recipe().dependencies();
        for (int i = 0; i < dependencies.size(); i++) {
            var dependency = dependencies.get(i);
            for (int j = 0; j < dependency.requiredAgents().size(); j++) {
                var agent = dependency.requiredAgents().get(j);
                var earlier = suppliers.putIfAbsent(agent.value(), dependency.source());
                if (earlier != null) {
                    subject.findings()
                            .noticed(
                                    Code.AGENT_COLLISION,
                                    "dependencies[" + i + "].required_agents[" + j + "]",
                                    agent.range(),
                                    "Both '" + earlier.value() + "' and '"
                                            + dependency.source().value() + "' are to supply the agent '"
                                            + agent.value() + "'.");
                }
            }
        }
        return suppliers;
    }

    private static void supplied(
            Subject subject, PlacedStep placed, SourceText agent, Map<String, SourceText> suppliers) {
        if (!agent.value().equals(CURRENT_AGENT) && !suppliers.containsKey(agent.value())) {
            subject.findings(placed)
                    .noticed(
                            Code.UNSUPPLIED_AGENT,
                            placed.field("agent"),
                            agent.range(),
                            "No dependency names the agent '" + agent.value()
                                    + "' among its 'required_agents'; in schema version 2 nothing else supplies it.",
                            NearestName.to(agent.value(), suppliers.keySet()));
        }
    }

    private static void agent(Subject subject, PlacedStep placed, SourceText agent) {
        subject.options().offers().agents().ifPresent(agents -> {
            if (!agent.value().equals(CURRENT_AGENT) && !agents.contains(agent.value())) {
                unknown(subject, placed, "agent", agent, Code.UNKNOWN_AGENT, "agent", agents);
            }
        });
    }

    private static void model(Subject subject, PlacedStep placed, ModelChoice choice) {
        switch (choice) {
            case ModelChoice.Unstated unstated -> {}
            case ModelChoice.Named(var provider, var model) -> named(subject, placed, "", provider, model);
            case ModelChoice.Role(var roles) -> roles.forEach(role -> role(subject, placed, "model_role", role));
            case ModelChoice.Preferences(var preferences) -> {
                for (int i = 0; i < preferences.size(); i++) {
                    String path = "provider_preferences[" + i + "].";
                    switch (preferences.get(i)) {
                        case ModelChoice.Preference.Provider(var provider, var model) ->
                            named(subject, placed, path, Optional.of(provider), model);
                        case ModelChoice.Preference.Class(var role) -> role(subject, placed, path + "class", role);
                    }
                }
            }
        }
    }

    private static void named(
            Subject subject,
            PlacedStep placed,
            String path,
            Optional<SourceText> provider,
            Optional<SourceText> model) {
        var offered = subject.options().offers().models();
        if (offered.isEmpty()) {
            return;
        }
        var models = offered.get();
        if (provider.isPresent() && !isTemplate(provider.get())) {
            String name = provider.get().value().replaceFirst("^provider-", "");
            if (!models.containsKey(name)) {
                unknown(
                        subject,
                        placed,
                        path + "provider",
                        provider.get(),
                        Code.UNKNOWN_PROVIDER,
                        "provider",
                        models.keySet());
                return;
            }
            model.filter(text -> !isTemplate(text) && !offers(models.get(name), text.value()))
                    .ifPresent(text -> unknown(
                            subject, placed, path + "model", text, Code.UNKNOWN_MODEL, "model", models.get(name)));
        } else if (provider.isEmpty()) {
            model.filter(text -> !isTemplate(text)
                            && models.values().stream().noneMatch(names -> offers(names, text.value())))
                    .ifPresent(text ->
                            unknown(subject, placed, path + "model", text, Code.UNKNOWN_MODEL, "model", Set.of()));
        }
    }

    private static void role(Subject subject, PlacedStep placed, String field, SourceText role) {
        subject.options().offers().roles().ifPresent(roles -> {
            if (!isTemplate(role) && !roles.contains(role.value())) {
                unknown(subject, placed, field, role, Code.UNKNOWN_MODEL_ROLE, "model role", roles);
            }
        });
    }

    /** Whether a name or glob, in any case of letters, fits one of the models. */
    private static boolean offers(Set<String> models, String glob) {
        var pattern = Pattern.compile(glob.toLowerCase(Locale.ROOT)
                .chars()
                .collect(
                        StringBuilder::new,
                        (out, c) -> {
                            switch (c) {
                                case '*' -> out.append(".*");
                                case '?' -> out.append('.');
                                default -> out.append(Pattern.quote(Character.toString(c)));
                            }
                        },
                        StringBuilder::append)
                .toString());
        return glob.indexOf('[') >= 0
                || models.stream()
                        .anyMatch(model ->
                                pattern.matcher(model.toLowerCase(Locale.ROOT)).matches());
    }

    private static boolean isTemplate(SourceText text) {
        return text.value().contains("{{");
    }

    private static void unknown(
            Subject subject,
            PlacedStep placed,
            String field,
            SourceText written,
            Code code,
            String what,
            Set<String> offered) {
        var nearest = NearestName.to(written.value(), offered);
        subject.findings(placed)
                .noticed(
                        code,
                        placed.field(field),
                        written.range(),
                        "No " + what + " '" + written.value() + "' is on offer here"
                                + nearest.map(near -> "; did you mean '" + near + "'?")
                                        .orElse("."),
                        nearest);
    }
}
