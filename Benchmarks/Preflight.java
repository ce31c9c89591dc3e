import java.io.File;
import java.util.TreeMap;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/// Apache PDFBox's validator of PDF/A-1b over files: a line for each file and clause, `FILE<tab>CODE<tab>DETAILS`.
public class Preflight {
    public static void main(String[] paths) {
        for (String path : paths) {
            var faults = new TreeMap<String, String>();
            try {
                var parser = new PreflightParser(new File(path));
                parser.parse();
                try (PreflightDocument document = parser.getPreflightDocument()) {
                    document.validate();
                    for (ValidationResult.ValidationError error : document.getResult().getErrorsList()) {
                        faults.putIfAbsent(error.getErrorCode(), String.valueOf(error.getDetails()));
                    }
                }
            } catch (Exception | StackOverflowError error) {
                faults.put("exception", String.valueOf(error));
            }
            faults.forEach((code, details) ->
                System.out.println(path + "\t" + code + "\t" + details.replaceAll("\\s+", " ")));
            if (faults.isEmpty()) System.out.println(path + "\tnone\t");
        }
    }
}
