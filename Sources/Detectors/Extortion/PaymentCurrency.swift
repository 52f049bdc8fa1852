// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The currency that an account or a service to pay to deals in, for demands that name a bare number.
///
/// Only where a service deals in one currency alone, and where all that the demander names agree. What is found so is
/// marked in the output: the number is the demander's, the currency is not.
enum PaymentCurrency {
    /// Nil where nothing tells, or two tell different things.
    static func of(payees: [ExtortionDemand.Payee], methods: [String]) -> String? {
        let found = Set(payees.compactMap(currency(of:)) + methods.compactMap { services[$0] })
        return found.count == 1 ? found.first : nil
    }

    private static func currency(of payee: ExtortionDemand.Payee) -> String? {
        switch payee.kind {
        case "ukAccount", "monzo": "GBP"
        case "venmo": "USD"
        // Cash App writes the tags of its users with the sign of their currency.
        case "cashtag": payee.value.hasPrefix("£") ? "GBP" : "USD"
        case "iban": countries[String(payee.value.prefix(2)).uppercased()]
        default: nil
        }
    }

    /// Services by the names of `PaymentMethod`.
    private static let services: [String: String] = [
        "monzo": "GBP", "starling": "GBP", "venmo": "USD", "zelle": "USD", "chime": "USD",
        "gcash": "PHP", "maya": "PHP", "upi": "INR", "pix": "BRL", "bizum": "EUR", "swish": "SEK", "twint": "CHF",
        "interac": "CAD", "payid": "AUD", "nequi": "COP", "oxxo": "MXN", "cbu": "ARS", "naira": "NGN",
    ]

    /// Currencies of IBAN countries that have one.
    private static let countries: [String: String] = {
        var table = [
            "GB": "GBP", "CH": "CHF", "LI": "CHF", "SE": "SEK", "NO": "NOK", "DK": "DKK", "PL": "PLN", "CZ": "CZK",
            "HU": "HUF", "RO": "RON", "BR": "BRL", "AE": "AED", "SA": "SAR", "TR": "TRY", "IL": "ILS", "PK": "PKR",
        ]
        for euro in [
            "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MC", "MT", "NL",
            "PT", "SI", "SK",
        ] {
            table[euro] = "EUR"
        }
        return table
    }()
}
