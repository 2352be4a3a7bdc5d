package dev.amplifier.core.provider.offline;

import java.util.Set;

/** Words of English and of its neighbours that say nothing about what a text is about. */
final class StopWords {

    private static final Set<String> WORDS = Set.of(
            ("about above after again against all also although always among and any are because been before being below between both but can"
                            + " cannot could did does doing done down during each either else ever every few for from further had has have having"
                            + " her here hers him his how however into its itself just least less let like made make many may might more most much"
                            + " must near need never next nor not now off often once one only onto other our ours out over own per perhaps quite"
                            + " rather same shall she should since some still such than that the their them then there these they this those though"
                            + " through too two under until upon use used very via was way were what when where whether which while who whom whose"
                            + " why will with within without would yes yet you your yours it's i'm don't three so if in is it no of on or to up us"
                            + " we me my he be by as at an am do go"
                            + " und der das dem den ein eine einen einem einer für über bei mit von vom zum zur aus auf als auch wie oder nach vor"
                            + " bis nur noch wird werden ist sind nicht muss müssen kann können haben wurde wenn dass sich ihre seine"
                            + " les des une est dans avec qui que pas par aux cette las los para como más pero sus della delle che non sono")
                    .split(" "));

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
