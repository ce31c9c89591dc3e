import Documents

extension Sample {
    /// One short document of each kind in English, written for these tests.
    static let english: [Sample] = [
        Sample(
            .invoice, language: "en",
            """
            Brightwater Plumbing Ltd
            12 Canal Street, Leeds LS1 4AB
            INVOICE
            Invoice No: BW-2231
            Date: 14 March 2026
            To: Mr J. Holloway, 5 Elm Road, York

            Call out fee            1   45.00   45.00
            Replacement valve       2   18.50   37.00
            Labour (hours)          3   40.00  120.00
            Subtotal   202.00
            VAT 20%    40.40
            Total due  242.40
            Payment within 14 days to sort code 20-11-43 account 12345678
            """),
        Sample(
            .receipt, language: "en",
            """
            SUNNY MART
            45 High Road
            Tel 020 7946 0011
            12/04/2026 14:32  TILL 3
            MILK 2L 1.95
            BREAD 1.20
            APPLES 2.35
            TOTAL 5.50
            CASH 10.00
            CHANGE 4.50
            THANK YOU FOR SHOPPING
            """),
        Sample(
            .contract, language: "en",
            """
            CONSULTING AGREEMENT
            This Agreement is entered into as of January 5, 2026 by and between Alpha Corp ("Client") and
            Jane Roe ("Consultant").
            1. Services. The Consultant shall provide advice on logistics.
            2. Fees. Client shall pay $150 per hour.
            3. Confidentiality. The parties shall keep information confidential.
            4. Termination. Either party may terminate with 30 days written notice.
            5. Governing Law. This Agreement shall be governed by the laws of Ohio.
            IN WITNESS WHEREOF the parties have signed.
            """),
        Sample(
            .letter, language: "en",
            """
            Mrs Helen Ward
            8 Oak Avenue, Bath
            3 April 2026
            Dear Mr Stone,
            Thank you for your letter of 28 March concerning the fence between our gardens. I am happy to
            share the cost as you suggest and will ask two local firms for prices.
            I look forward to hearing from you.
            Yours sincerely,
            Helen Ward
            """),
        Sample(
            .report, language: "en",
            """
            Quarterly Sales Report
            Q1 2026
            Summary
            Sales in the first quarter grew by 8 percent compared to the previous year. The northern
            region performed best, while the south declined slightly.
            1. Introduction
            2. Results by region
            Figure 1: revenue by region
            3. Outlook
            We expect moderate growth. Recommendations: invest in the north.
            """),
        Sample(
            .manual, language: "en",
            """
            AquaPump 300
            User Manual
            Contents
            1 Safety instructions
            2 Installation
            3 Operation
            4 Troubleshooting
            Warning: risk of electric shock. Unplug the pump before cleaning.
            Press the power button to switch on the pump. Make sure the hose is connected.
            """),
        Sample(
            .certificate, language: "en",
            """
            CERTIFICATE OF COMPLETION
            This is to certify that
            Maria Lopez
            has successfully completed the course
            First Aid at Work
            on 12 February 2026
            Instructor: D. Hill
            """),
        Sample(
            .passport, language: "en",
            """
            PASSPORT
            UNITED KINGDOM OF GREAT BRITAIN
            Type P Code GBR Passport No 533401372
            Surname MARTIN
            Given names SARAH
            Nationality BRITISH CITIZEN
            Date of birth 25 MAR 96
            P<GBRMARTIN<<SARAH<<<<<<<<<<<<<<<<<<<<<<<<<<
            5334013720GBR9603258F2509286<<<<<<<<<<<<<<04
            """),
        Sample(
            .bankStatement, language: "en",
            """
            Northern Bank
            Statement of account
            Account number 12345678 Sort code 20-11-43
            Statement period 1 March to 31 March 2026
            Opening balance 1,204.33
            02 Mar Direct debit Energy Co 84.00 1,120.33
            05 Mar Salary 2,100.00 3,220.33
            11 Mar Card purchase Grocer 45.12 3,175.21
            Closing balance 3,175.21
            """),
        Sample(
            .form, language: "en",
            """
            Membership Application
            Please print in block letters
            First name ______________ Last name ______________
            Address ______________________________
            Phone ____________ Email ____________
            Date of birth ___/___/______
            ☐ Adult ☐ Youth ☐ Family
            Signature ______________ Date ________
            """),
        Sample(
            .email, language: "en",
            """
            From: Tom Baker <tom@firm.example>
            To: Ann Lee <ann@shop.example>
            Date: Tue, 3 Mar 2026 10:12:00 +0000
            Subject: Lunch on Friday

            Hi Ann,
            shall we meet at noon? I booked a table.
            Cheers, Tom
            """),
        Sample(
            .resume, language: "en",
            """
            JOHN CARTER
            Software Engineer
            john@mail.example · +1 555 0100
            Experience
            2021 - present  Senior Developer, Acme Inc.
            2017 - 2021  Developer, Beta LLC
            Education
            2013 - 2017  B.Sc. Computer Science, State University
            Skills
            Swift, Python, SQL
            Languages: English, Spanish
            """),
        Sample(
            .other, language: "en",
            """
            Delivery note
            Delivery note no. 4471
            Order 2231 of 3 March 2026
            Qty Description
            4 Chair Anna
            1 Table Berta
            Goods received in good condition: ____________
            """),
    ]
}
