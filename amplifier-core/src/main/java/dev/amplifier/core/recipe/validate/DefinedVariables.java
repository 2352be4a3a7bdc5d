package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.diagnostic.NearestName;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every reference names a variable that is defined where it is used. */
final class DefinedVariables implements Rule {

    private static final int MOST_NAMES = 24;

    @Override
    public void check(Subject subject) {
        var scope = Scope.of(subject.recipe(), subject.findings().strict());
        var stages = subject.recipe().stages();
        int current = -1;
        for (var placed : subject.top()) {
            if (placed.stage() != current) {
                gate(subject, stages, current, Approval.When.AFTER_STAGE, scope);
                current = placed.stage();
                gate(subject, stages, current, Approval.When.BEFORE_STAGE, scope);
            }
            step(subject, placed, scope);
        }
        gate(subject, stages, current, Approval.When.AFTER_STAGE, scope);
    }

    private static void gate(Subject subject, List<Stage> stages, int index, Approval.When side, Scope scope) {
        if (index < 0) {
            return;
        }
        var gate = stages.get(index).gate().filter(approval -> approval.when() == side);
        gate.ifPresent(approval -> {
            var text = approval.prompt();
            for (var reference : TextReference.in(text.value())) {
                var template = new StepText(
                        "stages[" + index + "].approval.prompt", text, StepText.Use.UNCHECKED, List.of(reference));
                judge(subject, subject.findings(), template, reference, scope);
            }
        });
    }

    private static void step(Subject subject, PlacedStep placed, Scope scope) {
        boolean strict = subject.findings().strict();
        var loop = placed.step().loop();
        var inside = loop.isPresent() ? scope.inner() : scope;
        loop.ifPresent(found -> {
            switch (found) {
                case Loop.Foreach foreach -> {
                    inside.define(foreach.as().value());
                    if (!strict && !(foreach.parallel() instanceof Parallelism.Sequential)) {
                        inside.define("_parallel_group_id");
                    }
                }
                case Loop.While whileLoop -> {
                    if (!strict) {
                        inside.define(List.of("_loop_index", "_loop_iteration"));
                    }
                }
            }
        });
        var templates = subject.templates(placed);
        for (var template : templates) {
            switch (template.use()) {
                case CHECKED, UNCHECKED -> judge(subject, placed, template, inside);
                case BEFORE -> judge(subject, placed, template, scope);
                case AFTER, UPDATE -> {}
            }
        }
        body(subject, placed, inside);
        inside.define(placed.outputs());
        for (var template : templates) {
            if (template.use() == StepText.Use.UPDATE) {
                judge(subject, placed, template, inside);
                inside.define(template.path().substring(template.path().lastIndexOf('.') + 1));
            } else if (template.use() == StepText.Use.AFTER) {
                judge(subject, placed, template, inside);
            }
        }
        leave(placed, scope, strict);
    }

    private static void body(Subject subject, PlacedStep placed, Scope inside) {
        var writtenByBody = new HashSet<String>();
        PlacedStep.withBodies(placed.body()).forEach(inner -> writtenByBody.addAll(inner.outputs()));
        placed.step()
                .loop()
                .ifPresent(loop -> writtenByBody.addAll(loop.updateContext().keySet()));
        for (var inner : placed.body()) {
            if (inner.step().common().condition().isPresent()) {
                step(subject, inner, inside.inner(writtenByBody));
                inside.define(inner.outputs());
            } else {
                step(subject, inner, inside);
            }
        }
    }

    /** Defines what is left behind when a step, and the loop around it, is over. */
    private static void leave(PlacedStep placed, Scope scope, boolean strict) {
        scope.define(placed.outputs());
        if (strict || placed.step().loop().isEmpty()) {
            return;
        }
        var loop = placed.step().loop().get();
        boolean keepsToItself =
                loop instanceof Loop.Foreach foreach && !(foreach.parallel() instanceof Parallelism.Sequential);
        if (!keepsToItself) {
            scope.define(loop.updateContext().keySet());
            PlacedStep.withBodies(placed.body()).forEach(inner -> scope.define(inner.outputs()));
        }
    }

    private static void judge(Subject subject, PlacedStep placed, StepText template, Scope scope) {
        for (var reference : template.references()) {
            judge(subject, subject.findings(placed), template, reference, scope);
        }
        for (var almost : TextReference.almostIn(template.text().value())) {
            if (scope.defines(almost.variable())) {
                subject.findings()
                        .noticed(
                                Code.NOT_A_REFERENCE,
                                template.path(),
                                subject.within(template.text(), almost.start(), almost.end()),
                                "With blanks inside its braces this is no reference, and stays as it is.",
                                Optional.of(almost.written()));
            }
        }
    }

    private static void judge(
            Subject subject, Findings findings, StepText template, TextReference reference, Scope scope) {
        switch (scope.follow(reference)) {
            case Scope.Path.Good good -> {}
            case Scope.Path.Undefined undefined
            when findings.isFull() ->
                report(subject, findings, template, reference, Code.UNDEFINED_VARIABLE, "", Optional.empty(), true);
            case Scope.Path.Undefined undefined -> {
                var nearest = NearestName.to(reference.variable(), scope.names());
                report(
                        subject,
                        findings,
                        template,
                        reference,
                        Code.UNDEFINED_VARIABLE,
                        "'" + reference.variable() + "' is not defined here"
                                + writtenLater(subject, reference.variable())
                                + nearest.map(near -> "; did you mean '" + near + "'?")
                                        .orElse(".")
                                + " Defined: " + listed(scope.names()) + ".",
                        nearest.map(
                                near -> "{{" + reference.written().substring(2).replaceFirst("^\\w+", near)),
                        true);
            }
            case Scope.Path.NoKey(var key, var at, var keys, var checkedByReference) -> {
                var nearest = NearestName.to(key, keys);
                report(
                        subject,
                        findings,
                        template,
                        reference,
                        Code.UNDEFINED_KEY,
                        "'" + at + "' has no key '" + key + "'"
                                + nearest.map(near -> "; did you mean '" + near + "'?")
                                        .orElse(".")
                                + " It has: " + listed(keys) + ".",
                        Optional.empty(),
                        checkedByReference);
            }
            case Scope.Path.NotAMapping(var at) ->
                report(
                        subject,
                        findings,
                        template,
                        reference,
                        Code.UNDEFINED_KEY,
                        "'" + at + "' is not a mapping, so nothing can be looked up in it.",
                        Optional.empty(),
                        true);
        }
    }

    private static void report(
            Subject subject,
            Findings findings,
            StepText template,
            TextReference reference,
            Code code,
            String message,
            Optional<String> suggestion,
            boolean checkedByReference) {
        var place = findings.isFull()
                ? template.text().range()
                : subject.within(template.text(), reference.start(), reference.end());
        if (template.use() != StepText.Use.CHECKED || !findings.isSeenByReference()) {
            findings.noticed(Code.MAYBE_UNDEFINED, template.path(), place, message, suggestion);
        } else if (checkedByReference) {
            findings.refused(code, template.path(), place, message, suggestion);
        } else {
            findings.noticed(code, template.path(), place, message, suggestion);
        }
    }

    private static String writtenLater(Subject subject, String name) {
        var writer = subject.writer(name);
        return writer.map(placed -> "; the step '" + placed.step().id() + "' in line "
                        + placed.step().range().startLine() + " writes it")
                .orElse("");
    }

    private static String listed(Set<String> names) {
        String list = names.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? list + " and " + (names.size() - MOST_NAMES) + " more" : list;
    }
}
