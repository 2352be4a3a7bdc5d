package dev.amplifier.core.provider.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.ProviderContract;
import dev.amplifier.core.provider.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OfflineProviderTest extends ProviderContract {

    private static final String COUNCIL = """
            The city council voted on Tuesday to replace all 4,200 street lamps with LED lamps by the end of 2028. The change costs
            3.1 million euros and is expected to save 640,000 euros in electricity every year. Work begins in March in the northern
            districts. Residents asked for warmer light near the river because bright light disturbs birds.
            """;
    private static final String MEETING = """
            Decided: we ship the new sign-in page on 18 May.
            Action: Ana writes the release announcement by 12 May.
            Open question: do we need a Spanish version at launch?
            """;

    private final OfflineProvider provider = new OfflineProvider(Duration.ZERO);
    private final StringBuilder streamed = new StringBuilder();

    @Override
    protected Provider speaking() {
        return provider;
    }

    @Test
    void what_a_session_injected_is_not_taken_for_the_request() {
        ChatMessage reminder = new ChatMessage(
                ChatMessage.Role.USER,
                List.of(new Block.Text("A reminder about nothing.")),
                new ChatMessage.Injected("h", "provider:request", Instant.EPOCH));
        Question plain = question("Summarise the text below.\n<text>\n" + COUNCIL + "</text>");

        Answer.Complete answer = complete(new Question(
                plain.model(),
                "",
                List.of(plain.messages().getFirst(), reminder),
                plain.tools(),
                plain.maxOutputTokens()));

        assertThat(answer.text()).isEqualTo(complete(plain).text());
    }

    @Test
    void the_full_stop_of_a_date_ends_no_sentence() {
        assertThat(text(
                        "List the key points below.\n<text>\nDie Elbbrücke wird ab 3. Mai 2027 gesperrt, sagt das Amt in Pirna. "
                                + "Bis 20. April entscheidet der Rat über eine Fähre.\n</text>"))
                .contains("- Die Elbbrücke wird ab 3. Mai 2027 gesperrt, sagt das Amt in Pirna.")
                .contains("- Bis 20. April entscheidet der Rat über eine Fähre.");
    }

    @Test
    void a_question_to_a_text_without_a_word_says_that_it_does_not_say() {
        assertThat(
                        text(
                                "Answer the question from the text below.\nQuestion: Who pays?\n<text>\n{\"passages\": []}\n</text>"))
                .isEqualTo("The document does not say.");
    }

    @Test
    void options_that_the_text_says_nothing_about_are_not_decided_between() {
        assertThat(text("Recommend one of the options rent, buy by the criteria cost.\n<text>\nIt rains.\n</text>"))
                .startsWith("The text does not decide between them");
    }

    @Test
    void a_text_that_is_no_diff_changes_no_file() {
        assertThat(
                        text(
                                "List the files that the diff below changes. Answer with JSON of the form [\"path\"].\n<text>\nIt rains.\n</text>"))
                .isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void json_is_indented_as_language_models_write_it() {
        assertThat(
                        text(
                                "Answer with JSON of the form {\"title\": \"t\", \"files\": [\"path\"]}.\n<text>\nIt rains.\n</text>"))
                .isEqualTo("""
                        {
                          "title": "It rains",
                          "files": []
                        }""");
    }

    @Test
    void a_summary_is_made_of_sentences_of_the_text_and_keeps_its_figures() {
        String summary = text("Summarise the text below in at most 2 sentences.\n<text>\n" + COUNCIL + "</text>");

        assertThat(summary).contains("4,200 street lamps");
        assertThat(COUNCIL.replaceAll("\\s+", " ")).contains(summary.split("(?<=\\.) ")[0]);
    }

    @Test
    void the_stream_is_the_answer_piece_by_piece() {
        String answer = text("Summarise the text below.\n<text>\n" + COUNCIL + "</text>");

        assertThat(streamed).hasToString(answer);
    }

    @Test
    void the_same_question_has_the_same_answer() {
        String prompt = "List the key points of the text below, then the key terms.\n<text>\n" + COUNCIL + "</text>";

        assertThat(text(prompt)).isEqualTo(text(prompt)).contains("- ").contains("Key terms");
    }

    @Test
    void a_question_is_answered_from_the_text() {
        assertThat(text("Answer the question from the text below.\nQuestion: When does work begin?\n<text>\n" + COUNCIL
                        + "</text>"))
                .contains("March");
    }

    @Test
    void a_question_that_the_text_does_not_touch_is_not_answered() {
        assertThat(text("Answer the question from the text below.\nQuestion: Who invented jazz?\n<text>\n" + COUNCIL
                        + "</text>"))
                .isEqualTo("The document does not say.");
    }

    @Test
    void json_has_the_shape_that_was_asked_for_and_words_of_the_text() throws Exception {
        JsonNode minutes = json(
                "Extract decisions, action items and open questions. Answer with JSON of the form {\"decisions\": [\"what\"],"
                        + " \"actions\": [{\"owner\": \"name\", \"task\": \"what\", \"due\": \"date or empty\"}], \"questions\": [\"what\"]}.\n<text>\n"
                        + MEETING + "</text>");

        assertThat(minutes.path("decisions").get(0).asText()).contains("sign-in page");
        assertThat(minutes.path("actions").get(0).path("owner").asText()).isEqualTo("Ana");
        assertThat(minutes.path("actions").get(0).path("due").asText()).isEqualTo("12 May");
        assertThat(minutes.path("questions").get(0).asText()).contains("Spanish");
    }

    @Test
    void a_table_is_extracted_with_the_columns_that_were_named() throws Exception {
        JsonNode table = json(
                "Extract a table with the columns name, amount, date.\nAnswer with JSON of the form {\"columns\": [\"name\"],"
                        + " \"rows\": [[\"value\"]]}.\n<text>\nInvoice 1041 to Harbour Books for 320.50 euros was paid on 2026-03-02.\n</text>");

        assertThat(table.path("columns")).hasSize(3);
        assertThat(table.path("rows").get(0))
                .extracting(JsonNode::asText)
                .containsExactly("Harbour Books", "320.50 euros", "2026-03-02");
    }

    @Test
    void the_instruction_block_of_the_recipe_engine_is_understood() throws Exception {
        JsonNode list = json(
                "List the options: tea, coffee.\n<text>\ntea, coffee or water\n</text>\n\n---\n\n**CRITICAL: JSON OUTPUT"
                        + " REQUIRED**\nEnd with one valid JSON object or array, such as [\"item\"].");

        assertThat(list).isNotEmpty();
    }

    @Test
    void commits_become_release_notes_with_breaking_changes_first() {
        String notes = text(
                "Write release notes from the commits below.\n<text>\nfix: crash on start\nfeat!: remove old export\nfeat: dark"
                        + " theme\n</text>");

        assertThat(notes.indexOf("Breaking")).isLessThan(notes.indexOf("Fixed"));
        assertThat(notes).contains("Remove old export").contains("Dark theme").contains("Crash on start");
    }

    @Test
    void a_log_is_grouped_by_fault() {
        String explained = text(
                "Explain the error log below.\n<text>\n10:15:04 ERROR no connection to db-1\n10:15:05 ERROR no connection to"
                        + " db-2\n10:15:06 INFO ok\n</text>");

        assertThat(explained).contains("| 2 |").contains("first fault");
    }

    @Test
    void a_diff_is_looked_through_for_suspicious_lines() {
        String review = text(
                "Review the changes to login.py in the diff below.\n<text>\n+++ b/login.py\n+ row = db.query(\"select * from users"
                        + " where name = '\" + name)\n</text>");

        assertThat(review).contains("SQL");
    }

    @Test
    void what_an_earlier_step_gave_as_json_is_read_as_text() {
        String answer = text(
                "Answer the question from the text below.\nQuestion: When is the laptop returned?\n<text>\n"
                        + "{\"passages\":[\"The laptop is returned on the last day.\",\"The desk is open at noon.\"]}\n</text>");

        assertThat(answer).startsWith("The laptop is returned on the last day.").doesNotContain("{");
    }

    @Test
    void rows_of_an_earlier_step_become_a_table_as_they_are() {
        String table = text("Write the rows below as a Markdown table.\n<text>\n"
                + "{\"columns\":[\"name\",\"amount\"],\"rows\":[[\"Harbour Books\",\"320.50 euros\"]]}\n</text>");

        assertThat(table).startsWith("| name | amount |").contains("| Harbour Books | 320.50 euros |");
    }

    @Test
    void a_text_in_columns_is_profiled_and_its_gaps_are_named() {
        String report = text("Explain what it is about, and list counts.\n<text>\ncity,visitors\nPorto,1200\nGhent,\n"
                + "Turku,640\n</text>");

        assertThat(report).contains("3 rows with 2 columns").contains("| visitors | 2 | 1 | 640 | 1200 |");
        assertThat(report).contains("Row 2 has no value for visitors");
    }

    @Test
    void reviews_with_findings_lead_to_a_request_for_changes() {
        String prompt = "From the reviews below write a verdict: approve, or request changes.\n<text>\n%s\n</text>";

        assertThat(text(prompt.formatted("[\"- line 3: a secret\",\"Nothing found.\"]")))
                .startsWith("**Request changes.**")
                .contains("line 3: a secret");
        assertThat(text(prompt.formatted("[\"Nothing found.\"]"))).startsWith("**Approve.**");
    }

    @Test
    void options_are_weighed_by_what_the_text_says_for_and_against_them() {
        String answer = text(
                "Recommend one of the options the loft, the cellar by the criteria cost, and name its largest risk.\n"
                        + "<text>\nThe loft saves a walk. The cellar is damp, but it has no stairs. The cellar has a risk of flood.\n</text>");

        assertThat(answer).startsWith("**The loft**").contains("| the cellar | 1 | 2 |");
    }

    @Test
    void each_claim_keeps_its_verdict_and_source_in_the_table() {
        String note = text(
                "Does the source below support this claim?\nClaim: It opened in 1932.\n<text>\nThe bridge opened in"
                        + " 1932.\n</text>");
        String table = text("Write a table with one row for each claim.\n<text>\n" + note + "\n</text>");

        assertThat(table).contains("| It opened in 1932. | Supported | The bridge opened in 1932. |");
    }

    @Test
    void minutes_of_the_clock_are_not_the_minutes_of_a_meeting() {
        assertThat(text("Plan the move to: a new shop in ten minutes.\n<text>\nThe till is old.\n</text>"))
                .contains("The till is old.")
                .contains("Way back");
    }

    @Test
    void a_glossary_check_looks_at_the_translation_and_not_at_an_earlier_check() {
        String draft = text(
                "Translate the text below into German. Use these terms: recipe = Rezept\n<text>\nA recipe runs.\n</text>");
        String check =
                text("Check which glossary terms occur in the text below.\nGlossary: recipe = Rezept\nTranslation: "
                        + draft + "\n\n<text>\nA recipe runs.\n</text>");

        assertThat(draft).contains("does not translate").contains("A recipe runs.");
        assertThat(check).contains("| recipe | Rezept | yes | no |");
    }

    @Test
    void a_request_to_save_a_file_calls_the_tool_for_it_once() {
        Question first =
                question("Summarise the text below and save it to notes/summary.md.\n<text>\n" + COUNCIL + "</text>");
        Block.ToolCall call = complete(first).toolCalls().getFirst();
        Question second = new Question(
                first.model(),
                "",
                List.of(
                        first.messages().getFirst(),
                        new ChatMessage(ChatMessage.Role.ASSISTANT, List.of(call)),
                        new ChatMessage(
                                ChatMessage.Role.USER, List.of(new Block.ToolResult(call.id(), "done", false)))),
                first.tools(),
                1000);

        assertThat(call.input().path("file_path").asText()).isEqualTo("notes/summary.md");
        assertThat(complete(second).toolCalls()).isEmpty();
    }

    @Test
    void a_cancelled_answer_stops() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(provider.ask(question("Summarise.\n<text>\n" + COUNCIL + "</text>"), listener(), cancellation))
                .isInstanceOf(Answer.Stopped.class);
    }

    @Test
    void without_a_text_it_says_what_it_is_and_what_to_do() {
        assertThat(text("Hello!")).contains("offline provider").contains("Paste a text");
    }

    @Test
    void its_own_words_do_not_mislead_the_next_step() {
        String next = text("Write a sentence from: " + text("List three facts about bicycles."));

        assertThat(next).doesNotContain("{").contains("offline provider");
    }

    private JsonNode json(String prompt) throws Exception {
        return new ObjectMapper().readTree(text(prompt));
    }

    private String text(String prompt) {
        streamed.setLength(0);
        return complete(question(prompt)).text();
    }

    private Answer.Complete complete(Question question) {
        return (Answer.Complete) provider.ask(question, listener(), new Cancellation());
    }

    private Question question(String prompt) {
        var schema = JsonNodeFactory.instance.objectNode();
        return new Question(
                "offline-extractive",
                "",
                List.of(ChatMessage.user(prompt)),
                List.of(new Question.ToolSpec("write_file", "", schema)),
                1000);
    }

    private AnswerListener listener() {
        return new AnswerListener() {
            @Override
            public void begin(int index, Kind kind) {}

            @Override
            public void delta(int index, String text) {
                streamed.append(text);
            }

            @Override
            public void end(int index, Block block) {}

            @Override
            public void retry(int attempt, long waitMillis, String reason) {}
        };
    }
}
