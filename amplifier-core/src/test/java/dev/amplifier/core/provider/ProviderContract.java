package dev.amplifier.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every provider promises, near or far, real or made for a test. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ProviderContract {

    /** A provider that answers its next question with words. */
    protected abstract Provider speaking();

    /** The question that it answers. */
    protected Question asked(Provider provider) {
        return new Question(
                provider.models().getFirst().name(),
                "You are terse.",
                List.of(ChatMessage.user("Say something about the harbour.")),
                List.of(new Question.ToolSpec(
                        "read_file",
                        "Reads a file.",
                        JsonNodeFactory.instance.objectNode().put("type", "object"))),
                500);
    }

    @Test
    void its_name_is_in_lower_case_and_its_models_carry_it() {
        Provider provider = speaking();

        assertThat(provider.name()).matches("[a-z][a-z0-9-]*");
        assertThat(provider.models()).isNotEmpty().allSatisfy(model -> {
            assertThat(model.provider()).isEqualTo(provider.name());
            assertThat(model.name()).isNotBlank();
            assertThat(model.contextTokens()).isPositive();
        });
    }

    @Test
    void what_is_told_on_the_way_is_what_the_answer_says() {
        Provider provider = speaking();
        Story story = new Story();

        Answer answer = provider.ask(asked(provider), story, new Cancellation());

        assertThat(answer).isInstanceOf(Answer.Complete.class);
        assertThat(((Answer.Complete) answer).text()).isNotBlank();
        assertThat(story.ended).isEqualTo(((Answer.Complete) answer).blocks());
        assertThat(story.faults).isEmpty();
    }

    /** All that left for the model's server; empty if there is none. */
    protected String sent() {
        return "";
    }

    @Test
    void a_picture_reaches_the_model_or_it_is_told_that_it_did_not() {
        Provider provider = speaking();
        Question plain = asked(provider);
        Question shown = new Question(
                plain.model(),
                plain.system(),
                List.of(ChatMessage.user("What is on it?", List.of(Pictures.DOT))),
                plain.tools(),
                plain.maxOutputTokens());

        Answer answer = provider.ask(shown, new Story(), new Cancellation());

        if (answer instanceof Answer.Failed failed) {
            assertThat(failed.code()).isEqualTo("images_not_supported");
            assertThat(failed.message()).contains("1 picture (image/png");
            assertThat(failed.retryable()).isFalse();
        } else {
            assertThat(((Answer.Complete) answer).text() + sent())
                    .containsAnyOf("1 picture (image/png", Pictures.DOT.base64());
        }
    }

    @Test
    void what_an_answer_used_is_counted() {
        Provider provider = speaking();

        Answer.Complete answer = (Answer.Complete) provider.ask(asked(provider), new Story(), new Cancellation());

        assertThat(answer.model()).isNotBlank();
        assertThat(answer.inputTokens()).isPositive();
        assertThat(answer.outputTokens()).isPositive();
        if (answer.costUsd() != null) {
            assertThat(answer.costUsd()).isNotNegative();
        }
    }

    @Test
    void a_cancelled_question_has_no_answer_and_tells_of_no_whole_block() {
        Provider provider = speaking();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Story story = new Story();

        Answer answer = provider.ask(asked(provider), story, cancellation);

        assertThat(answer).isInstanceOf(Answer.Stopped.class);
        assertThat(story.ended).isEmpty();
    }

    /** Holds an answer to its order: blocks one after another, and the deltas of a block make its text. */
    private static final class Story implements AnswerListener {

        private final List<Block> ended = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int open = -1;

        @Override
        public void begin(int index, Kind kind) {
            if (open >= 0 || index != ended.size()) {
                faults.add("block " + index + " begins out of order");
            }
            open = index;
            text.setLength(0);
        }

        @Override
        public void delta(int index, String more) {
            if (index != open || more.isEmpty()) {
                faults.add("a delta of block " + index + " out of order, or empty");
            }
            text.append(more);
        }

        @Override
        public void end(int index, Block block) {
            boolean whole = switch (block) {
                case Block.Text said -> said.text().contentEquals(text);
                case Block.Thinking thought -> thought.text().contentEquals(text);
                case Block.ToolCall call -> true;
                case Block.Image image -> false;
                case Block.ToolResult result -> false;
            };
            if (index != open || !whole) {
                faults.add("block " + index + " ends out of order, or is not the sum of its deltas");
            }
            open = -1;
            ended.add(block);
        }

        @Override
        public void retry(int attempt, long waitMillis, String reason) {
            faults.add("asked again");
        }
    }
}
